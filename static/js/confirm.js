// form[data-confirm="question"]: asks in a dialog before it is sent. The words of the buttons come from the page
// (data-confirm-yes, data-confirm-no), so this file speaks no language.
for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.confirmed) return;
    event.preventDefault();
    ask(form, event.submitter);
  });
}

function ask(form, submitter) {
  const dialog = document.createElement("dialog");
  const question = document.createElement("p");
  question.textContent = form.dataset.confirm;
  question.id = "confirm-question";
  dialog.setAttribute("aria-labelledby", question.id);
  const no = button(form.dataset.confirmNo, "button");
  const yes = button(form.dataset.confirmYes ?? submitter?.textContent.trim(), "button button-main");
  const actions = document.createElement("div");
  actions.className = "actions";
  actions.append(no, yes);
  dialog.append(question, actions);
  dialog.addEventListener("close", () => dialog.remove());
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", () => {
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
  });
  document.body.append(dialog);
  dialog.showModal();
}

function button(text, className) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  return made;
}
