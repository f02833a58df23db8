// form[data-ticks]: a box that ticks the whole page, and a line that says how many are ticked.
for (const form of document.querySelectorAll("form[data-ticks]")) {
  const all = form.querySelector("[data-tick-all]");
  const boxes = [...form.querySelectorAll("[data-tick]")];
  const shown = form.querySelector("[data-tick-count]");
  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    if (shown) shown.textContent = ticked ? shown.dataset.some.replace("#", ticked) : shown.dataset.none;
    if (!all) return;
    all.checked = ticked === boxes.length && ticked > 0;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  if (all) {
    all.closest("[hidden]")?.removeAttribute("hidden");
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      count();
    });
  }
  form.addEventListener("change", count);
  count();
}
