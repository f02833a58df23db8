// form[data-builder]: the query builder. The server answers every button with the whole page; here only the form is
// replaced, so that nothing jumps. Buttons marked data-plain are for browsers without JavaScript: choosing a field or an
// operator is enough.
const find = (root) => root.querySelector("form[data-builder]");

function prepare(form) {
  for (const button of form.querySelectorAll("[data-plain]")) button.hidden = true;
}

async function send(form, word) {
  const body = new URLSearchParams(new FormData(form));
  body.set("do", word);
  const focused = document.activeElement?.id;
  form.inert = true;
  try {
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (response.type === "opaqueredirect" || ![200, 422].includes(response.status)) throw new Error("not a form");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const answer = find(page);
    if (!answer) throw new Error("not a form");
    prepare(answer);
    form.replaceWith(answer);
    const next = answer.querySelector("[autofocus]") ?? (focused && document.getElementById(focused));
    next?.focus();
  } catch {
    // Whatever came in between (signed out, no network) is best told by the browser itself.
    form.inert = false;
    plainly(form, word);
  }
}

function plainly(form, word) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "do";
  field.value = word;
  form.prepend(field);
  form.submit();
}

if (find(document)) {
  prepare(find(document));
  document.addEventListener("submit", (event) => {
    const word = event.submitter?.value;
    if (!event.target.matches("form[data-builder]") || !word || word === "save") return;
    event.preventDefault();
    send(event.target, word);
  });
  document.addEventListener("change", (event) => {
    const word = event.target.dataset?.update;
    if (word) send(event.target.form, word);
  });
}
