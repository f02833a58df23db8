// [data-follow="address"]: listens to server-sent events about a job. A "progress" event carries
// { done, total, texts: { name: words } }, already in the user's language; "end" loads the page anew.
// Without JavaScript the page refreshes itself (a meta element in a noscript).
const LOOK_AGAIN = 5000;

function follow(place) {
  const bar = place.querySelector("progress");
  const source = new EventSource(place.dataset.follow);
  source.addEventListener("progress", (event) => {
    const { done, total, texts } = JSON.parse(event.data);
    if (bar && total > 0) {
      bar.max = total;
      bar.value = done;
    } else if (bar) {
      bar.removeAttribute("value");
    }
    for (const [name, words] of Object.entries(texts ?? {})) {
      for (const spot of place.querySelectorAll(`[data-text="${name}"]`)) spot.textContent = words;
    }
  });
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
  // A browser asks again by itself when a connection breaks, but not when the answer is that nothing can be told now.
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(place), LOOK_AGAIN);
  });
}

for (const place of document.querySelectorAll("[data-follow]")) follow(place);
