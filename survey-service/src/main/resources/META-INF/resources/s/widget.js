// Asks the question of a survey inside a chat. No cookie, no dependency:
//   <div data-plumbline-survey="https://surveys.example.com/s/TOKEN"></div>
//   <script src="https://surveys.example.com/s/widget.js" async></script>
(() => {
  // Constructed, because a page's Content-Security-Policy may forbid style elements.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; --ink: #1d2130; --paper: #fff; --line: #6b7080; --accent: #4549d6; --on: #fff }
    @media (prefers-color-scheme: dark) {
      :host { --ink: #eef0f6; --paper: #191c26; --line: #9aa0b4; --accent: #a9acff; --on: #14162a }
    }
    * { box-sizing: border-box; font: inherit }
    section { padding: 8px 2px; color: var(--ink); background: var(--paper); font: 16px/1.4 system-ui, sans-serif }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
    legend { padding: 0 0 8px; font-weight: 600 }
    .scale { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(24px, 1fr); gap: 1px }
    .scale label { position: relative; display: grid; place-items: center; min-height: 40px; border: 1px solid var(--line);
      border-radius: 4px; cursor: pointer }
    .scale input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer }
    .scale label:has(:checked) { color: var(--on); background: var(--accent); border-color: var(--accent) }
    :focus-visible, .scale label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; z-index: 1 }
    .ends { display: flex; justify-content: space-between; gap: 16px; margin: 4px 0 12px; font-size: 14px }
    .ends span + span { text-align: end }
    textarea { display: block; width: 100%; margin: 4px 0 12px; padding: 8px; color: inherit; background: none;
      border: 1px solid var(--line); border-radius: 4px }
    button { min-height: 40px; padding: 0 16px; color: var(--on); background: var(--accent); border: 0; border-radius: 4px;
      font-weight: 600; cursor: pointer }
    a { color: var(--accent) }
    p { margin: 0 }`);

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const call = async (address, options) => {
    const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', ...options });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };

  const render = (root, address, survey) => {
    const scale = make('div', { className: 'scale' });
    for (let score = survey.lowest; score <= survey.highest; score++) {
      const radio = make('input', { type: 'radio', name: 'score', value: score, required: true });
      radio.checked = score === survey.score;
      const end = { [survey.lowest]: survey.lowestLabel, [survey.highest]: survey.highestLabel }[score];
      if (end) radio.ariaLabel = `${score}, ${end}`;
      scale.append(make('label', {}, radio, String(score)));
    }
    const ends = make('div', { className: 'ends', ariaHidden: 'true' },
      make('span', {}, survey.lowestLabel), make('span', {}, survey.highestLabel));
    const comment = make('textarea', { name: 'comment', rows: 3, maxLength: 4000 });
    const button = make('button', {}, survey.submit);
    const form = make('form', {},
      make('fieldset', {}, make('legend', {}, survey.question), scale, ends),
      make('label', {}, survey.commentLabel, comment), button);
    // There before it is filled, or screen readers miss it.
    const status = make('p', { role: 'status', tabIndex: -1 });
    root.append(make('section', { lang: survey.language, dir: survey.direction }, form, status));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      button.disabled = true;
      const score = Number(new FormData(form).get('score'));
      try {
        await call(address, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify({ score, comment: comment.value.trim() || null }),
        });
        form.remove();
        status.textContent = survey.thanks;
        status.focus();
      } catch {
        // The survey's own page says in the customer's language what is wrong.
        button.disabled = false;
        status.replaceChildren(make('a', { href: address, target: '_blank', rel: 'noopener' }, survey.question));
      }
    });
  };

  document.querySelectorAll('[data-plumbline-survey]').forEach(async host => {
    if (host.shadowRoot) return;
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const address = host.dataset.plumblineSurvey;
    // A survey that is over does not disturb the chat: nothing is shown.
    await call(address, { headers: { Accept: 'application/json' } }).then(it => render(root, address, it), () => {});
  });
})();
