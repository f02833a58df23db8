// [data-drop]: a place around a file input that takes a dropped file. A file over data-most-bytes, or if its name is that of a
// workbook or a ZIP data-most-packed-bytes, is told at once, before it is sent; the server judges once more.
const PACKED = /\.(zip|xlsx|xlsm|xlsb|xls|ods)$/i;

function problemOf(input) {
  const { mostBytes, mostPackedBytes, tooLarge, packedTooLarge } = input.dataset;
  for (const file of input.files) {
    const isPacked = PACKED.test(file.name);
    if (file.size > Number((isPacked ? mostPackedBytes : mostBytes) ?? Infinity)) return isPacked ? packedTooLarge : tooLarge;
  }
  return "";
}

for (const place of document.querySelectorAll("[data-drop]")) {
  const input = place.querySelector('input[type="file"]');
  const hint = place.querySelector("[data-drop-hint]");
  if (hint) hint.hidden = false;
  const over = (on) => (event) => {
    event.preventDefault();
    place.classList.toggle("over", on);
  };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => {
    const problem = problemOf(input);
    input.setCustomValidity(problem);
    if (problem) input.reportValidity();
  });
}
