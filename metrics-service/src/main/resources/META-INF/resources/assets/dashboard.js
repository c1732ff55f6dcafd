/* Draws the charts. The page says everything without them: each has its table, and this only adds a picture. */
(() => {
  'use strict';
  const block = document.getElementById('figures');
  if (!block || !window.echarts) return;

  const data = JSON.parse(block.textContent);
  const lanes = new Map(data.lanes.map((lane) => [lane.key, lane]));
  const symbols = {ai_only: 'circle', ai_to_human: 'triangle', ai_assisted: 'diamond', human_only: 'rect', unknown: 'pin'};
  const pictures = [];

  const percent = new Intl.NumberFormat('en', {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
  const whole = new Intl.NumberFormat('en');
  const written = (unit, value) => (unit === 'count' ? whole : percent).format(value);

  /** The colours of the style sheet, as they are now: light and dark have their own. */
  const colours = () => {
    const root = getComputedStyle(document.documentElement);
    const named = (name) => root.getPropertyValue(name).trim();
    const lane = new Map();
    for (const {key, style} of data.lanes) {
      const sample = document.querySelector(`.${style}`);
      lane.set(key, sample ? getComputedStyle(sample).getPropertyValue('--lane').trim() : named('--soft'));
    }
    return {text: named('--text'), soft: named('--soft'), grid: named('--grid'), card: named('--card'), edge: named('--edge'), lane};
  };

  const element = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  /** Built from elements, never from markup: the policy allows no inline styles, and names come from outside. */
  const tip = (chart, points) => {
    const index = points[0].dataIndex;
    const box = element('div', 'tip');
    box.append(element('div', 'tip-head', data.buckets[index].long));
    for (const {lane, points: figures} of chart.series) {
      const figure = figures[index];
      if (!figure || !points.some((it) => it.seriesId.startsWith(`${lane}/`))) continue;
      const row = element('div', `tip-row ${lanes.get(lane).style}`);
      row.append(element('span', 'swatch'), element('span', '', lanes.get(lane).name), element('strong', '', written(chart.unit, figure.value)));
      if (chart.unit !== 'count') {
        const interval = figure.low === undefined ? '' : `, likely ${Math.round(100 * figure.low)}–${Math.round(100 * figure.high)}%`;
        row.append(element('small', '', `n ${whole.format(figure.n)}${interval}`));
      }
      box.append(row);
    }
    for (const change of data.changes.filter((it) => it.bucket === index)) {
      box.append(element('div', 'tip-note', `${change.kind}: ${change.name}`));
    }
    return box;
  };

  const bars = (points, colour, palette) => [{
    type: 'bar',
    stack: 'paths',
    barMaxWidth: 44,
    itemStyle: {color: colour, borderColor: palette.card, borderWidth: data.buckets.length > 30 ? 0.5 : 1},
    data: points.map((it, index) => it && {
      value: it.value,
      href: it.href,
      itemStyle: data.buckets[index].underWay ? {opacity: 0.6} : {},
    }),
  }];

  /** What rests on few answers is a guess: a pale line with hollow points; over it what is sure. */
  const lines = (points, colour, palette, symbol) => {
    const crowded = data.buckets.length > 30;
    const isSure = (it) => it.n >= data.few;
    const common = {type: 'line', symbol, showAllSymbol: true};
    return [
      {
        ...common,
        id: 'guess',
        lineStyle: {color: colour, width: 1, opacity: 0.35},
        data: points.map((it) => it && {
          value: it.value,
          href: it.href,
          symbolSize: isSure(it) ? 0 : crowded ? 3 : 6,
          itemStyle: {color: palette.card, borderColor: colour, borderWidth: crowded ? 1 : 1.5, opacity: crowded ? 0.5 : 1},
        }),
      },
      {
        ...common,
        id: 'sure',
        lineStyle: {color: colour, width: 2},
        data: points.map((it) => it && isSure(it)
          ? {value: it.value, href: it.href, symbolSize: crowded ? 4 : 8, itemStyle: {color: colour, borderColor: palette.card, borderWidth: crowded ? 0 : 1}}
          : null),
      },
    ];
  };

  const series = (chart, palette) => chart.series.flatMap(({lane, points}) => {
    const colour = palette.lane.get(lane);
    const drawings = chart.unit === 'count' ? bars(points, colour, palette) : lines(points, colour, palette, symbols[lane]);
    return drawings.map((drawing) => ({
      itemStyle: {color: colour},
      ...drawing,
      id: `${lane}/${drawing.id ?? 'all'}`,
      name: lanes.get(lane).name,
      cursor: 'pointer',
    }));
  });

  /** A series without points of its own: the marks stay when a path is put away. */
  const marks = (palette) => {
    const placed = new Map();
    for (const change of data.changes.filter((it) => it.bucket >= 0)) {
      placed.set(change.bucket, [...new Set([...(placed.get(change.bucket) ?? []), change.kind])]);
    }
    return {
      id: 'changes',
      type: 'line',
      data: [],
      markLine: {
        symbol: 'none',
        silent: true,
        animation: false,
        lineStyle: {color: palette.soft, type: [3, 4], width: 1, opacity: 0.8},
        label: {position: 'end', distance: 3, color: palette.soft, fontSize: 10, formatter: (it) => it.name},
        data: [...placed].map(([bucket, kinds]) => ({xAxis: bucket, name: kinds.join(', ')})),
      },
    };
  };

  const option = (chart, description) => {
    const palette = colours();
    return {
      animation: false,
      aria: {enabled: true, label: {description}},
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
      grid: {left: 4, right: 14, top: data.changes.length ? 22 : 12, bottom: 4, containLabel: true},
      legend: {show: false},
      tooltip: {
        trigger: 'axis',
        confine: true,
        transitionDuration: 0,
        axisPointer: {type: chart.unit === 'count' ? 'shadow' : 'line', lineStyle: {color: palette.edge}, shadowStyle: {color: palette.grid, opacity: 0.5}},
        backgroundColor: palette.card,
        borderColor: palette.edge,
        borderWidth: 1,
        padding: [8, 12],
        textStyle: {color: palette.text},
        formatter: (points) => tip(chart, points),
      },
      xAxis: {
        type: 'category',
        data: data.buckets.map((it) => it.name),
        axisTick: {show: false},
        axisLine: {lineStyle: {color: palette.edge}},
        axisLabel: {color: palette.soft, fontSize: 11, hideOverlap: true},
        boundaryGap: chart.unit === 'count',
      },
      yAxis: {
        type: 'value',
        ...(chart.unit === 'count' ? {minInterval: 1} : {min: 0, max: 1, interval: 0.25}),
        axisLabel: {color: palette.soft, fontSize: 11, formatter: (it) => (chart.unit === 'count' ? whole.format(it) : `${100 * it}%`)},
        splitLine: {lineStyle: {color: palette.grid}},
      },
      series: [...series(chart, palette), marks(palette)],
    };
  };

  for (const chart of data.charts) {
    const place = document.getElementById(`chart-${chart.id}`);
    if (!place) continue;
    const picture = echarts.init(place, null, {renderer: 'canvas'});
    const draw = () => picture.setOption(option(chart, place.dataset.description), true);
    place.setAttribute('role', 'img');
    draw();
    picture.on('click', (event) => {
      if (event.data && event.data.href) window.location.assign(event.data.href);
    });
    new ResizeObserver(() => picture.resize()).observe(place);
    pictures.push({picture, draw});
  }

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    pictures.forEach(({draw}) => draw());
    reselect();
  });

  /** Paths are put away and brought back in all charts at once. */
  const buttons = [...document.querySelectorAll('.legend button')];
  const show = (button) => {
    buttons.filter((it) => it.dataset.lane === button.dataset.lane).forEach((it) => it.setAttribute('aria-pressed', button.getAttribute('aria-pressed')));
    const type = button.getAttribute('aria-pressed') === 'true' ? 'legendSelect' : 'legendUnSelect';
    pictures.forEach(({picture}) => picture.dispatchAction({type, name: lanes.get(button.dataset.lane).name}));
  };
  const reselect = () => buttons.forEach(show);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', button.getAttribute('aria-pressed') === 'true' ? 'false' : 'true');
      show(button);
    });
  }
})();
