// [data-follow="address"]: asks how far a job is, each second while the page is seen. The answer is
// { is_over, done, total, texts: { name: words } }, already in the reader's language; when it is over the page is loaded anew.
// Each question is short: no tab holds a connection, and no proxy keeps anything back. Without JavaScript the page refreshes
// itself (a meta element in a noscript).
const EVERY = 1000;
const LATER = 5000;
const PATIENCE = 10000;

async function look(address) {
  const options = { headers: { accept: "application/json" }, cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) };
  const answer = await fetch(address, options).catch(() => undefined);
  // Signed out, or gone: the page itself says so.
  if ([401, 403, 404].includes(answer?.status)) return { is_over: true };
  return answer?.ok ? answer.json().catch(() => undefined) : undefined;
}

function show(place, { done, total, texts }) {
  const bar = place.querySelector("progress");
  if (bar && total > 0) {
    bar.max = total;
    bar.value = done;
  } else if (bar) {
    bar.removeAttribute("value");
  }
  for (const [name, words] of Object.entries(texts ?? {})) {
    for (const spot of place.querySelectorAll(`[data-text="${name}"]`)) spot.textContent = words;
  }
}

function follow(place) {
  let isOpen = false;
  const ask = async () => {
    isOpen = !document.hidden;
    if (!isOpen) return;
    const news = await look(place.dataset.follow);
    if (news?.is_over) return location.reload();
    if (news) show(place, news);
    setTimeout(ask, news ? EVERY : LATER);
  };
  document.addEventListener("visibilitychange", () => {
    if (!isOpen && !document.hidden) ask();
  });
  ask();
}

for (const place of document.querySelectorAll("[data-follow]")) follow(place);
