// [data-copy="text"]: a button that copies its text. Hidden where the browser gives no clipboard.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const before = button.getAttribute("aria-label");
      button.classList.add("copied");
      button.setAttribute("aria-label", button.dataset.copied);
      setTimeout(() => {
        button.classList.remove("copied");
        button.setAttribute("aria-label", before);
      }, 2000);
    });
  }
}
