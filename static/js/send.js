// form[data-send]: shows how much of a file has been sent. The answer is shown as the browser would: another address
// is gone to, the same form with what is wrong takes the place of this one.
for (const form of document.querySelectorAll("form[data-send]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}

function send(form) {
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
  request.addEventListener("load", () => answer(request, form));
  // The plain way says what is wrong with the connection in the browser's own words.
  request.addEventListener("error", () => form.submit());
  request.send(new FormData(form));
}

// A field may be called "action", so the attribute is asked, not the property.
function address(form) {
  return new URL(form.getAttribute("action"), location);
}

function answer(request, form) {
  if (request.status < 300 && new URL(request.responseURL).pathname !== address(form).pathname) {
    location.assign(request.responseURL);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  scrollTo(0, 0);
  document.querySelector("main").focus();
}
