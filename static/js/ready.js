// [data-ready="address"]: a hidden toast that asks now and then whether a file is ready, and shows itself when one is.
// The answer is { ready, open, words }; when nothing is open any more it stops asking.
const EVERY = 5000;

for (const toast of document.querySelectorAll("[data-ready]")) {
  const ask = async () => {
    if (!document.hidden) {
      const answer = await fetch(toast.dataset.ready, { headers: { accept: "application/json" } }).catch(() => undefined);
      if (!answer?.ok) return;
      const { ready, open, words } = await answer.json();
      if (ready > 0) {
        toast.querySelector("a").textContent = words;
        toast.hidden = false;
        return;
      }
      if (open === 0) return;
    }
    setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
}
