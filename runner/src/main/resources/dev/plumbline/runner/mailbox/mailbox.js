// Says that there is something new; the page itself never moves under the reader.
const news = document.querySelector("[data-newest]");
if (news) {
  setInterval(async () => {
    const answer = await fetch("/newest").catch(() => null);
    const newest = answer?.ok ? await answer.text() : news.dataset.newest;
    if (newest !== news.dataset.newest && !news.firstChild) {
      const link = document.createElement("a");
      link.href = "/";
      link.textContent = "New mail has arrived: show it";
      news.append(link);
    }
  }, 2000);
}
