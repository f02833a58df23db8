// form[data-send]: shows how much of a file has been sent. The answer is shown as the browser would: another address
// is gone to, the same form with what is wrong takes the place of this one. Whatever else answers, a proxy or nobody, is said
// in the words of the form's template[data-problem], and the form stays as it was filled in.
for (const form of document.querySelectorAll("form[data-send]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}

function send(form) {
  form.querySelector(".send-problem")?.remove();
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", form.dataset.send);
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  words.textContent = form.dataset.send;
  const place = document.createElement("div");
  place.className = "progress";
  place.append(words, bar);
  form.querySelector(".form-foot").before(place);
  const request = new XMLHttpRequest();
  request.open("POST", address(form));
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.max = event.total;
    bar.value = event.loaded;
  });
  const ended = (problem) => {
    place.remove();
    if (problem) tell(form, problem, request.status);
  };
  request.addEventListener("load", () => ended(answer(request, form)));
  request.addEventListener("error", () => ended("broken"));
  request.addEventListener("abort", () => ended("broken"));
  request.send(new FormData(form));
}

// A field may be called "action", so the attribute is asked, not the property.
function address(form) {
  return new URL(form.getAttribute("action"), location);
}

// Shows the answer; the name of the problem if it is none of ours.
function answer(request, form) {
  if (request.status < 300 && request.responseURL && new URL(request.responseURL).pathname !== address(form).pathname) {
    location.assign(request.responseURL);
    return undefined;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main#main");
  if (!main) {
    if (request.status === 413) return "large";
    return [502, 503, 504].includes(request.status) ? "away" : "odd";
  }
  document.querySelector("main").replaceWith(document.adoptNode(main));
  scrollTo(0, 0);
  document.querySelector("main").focus();
  return undefined;
}

function tell(form, problem, status) {
  const alert = document.createElement("div");
  alert.className = "send-problem";
  alert.setAttribute("role", "alert");
  alert.append(form.querySelector(`template[data-problem="${problem}"]`).content.cloneNode(true));
  for (const spot of alert.querySelectorAll("[data-status]")) spot.textContent = status;
  form.querySelector(".form-foot").before(alert);
  alert.scrollIntoView({ block: "nearest" });
  // What once.js let rest.
  for (const button of form.querySelectorAll("button")) button.disabled = false;
}
