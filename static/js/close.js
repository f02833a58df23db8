// [data-close]: a button that takes away the alert or toast it stands in. Without JavaScript it stays hidden.
for (const button of document.querySelectorAll("[data-close]")) {
  button.hidden = false;
  button.addEventListener("click", () => button.closest(".alert, .toast").remove());
}
