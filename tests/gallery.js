// Development only: turns the gallery into each language, theme and text size, and fills in the icons.
const wish = new URLSearchParams(location.search);
const root = document.documentElement;
if (wish.get("theme")) root.dataset.theme = wish.get("theme");
if (wish.get("text")) root.dataset.text = wish.get("text");
if (wish.get("lang") === "ar") {
  root.lang = "ar";
  root.dir = "rtl";
  for (const element of document.querySelectorAll("[data-ar]")) element.textContent = element.dataset.ar;
  for (const input of document.querySelectorAll("[data-ar-placeholder]")) input.placeholder = input.dataset.arPlaceholder;
}
const show = wish.get("show")?.split(",");
for (const part of document.querySelectorAll("[data-part]")) part.hidden = !!show && !show.includes(part.dataset.part);

for (const use of document.querySelectorAll("use")) use.setAttribute("href", "/public/icons.svg" + use.getAttribute("href"));
fetch("/public/icons.svg").then((answer) => answer.text()).then((text) => {
  for (const [, name] of text.matchAll(/<symbol id="([^"]+)"/g)) {
    const item = document.createElement("li");
    item.innerHTML = `<svg class="i i-l"><use href="/public/icons.svg#${name}"/></svg><div class="small">${name}</div>`;
    document.querySelector("#icons").append(item);
  }
  document.body.dataset.ready = "yes";
});

for (const id of ["sheet", "german"]) {
  document.querySelector(`#open-${id}`).addEventListener("click", () => document.querySelector(`#${id}`).showModal());
}
for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
for (const button of document.querySelectorAll("button[aria-pressed]")) {
  button.addEventListener("click", () => button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true"));
}
if (wish.get("open")) document.querySelector(`#${wish.get("open")}`).showModal();
if (wish.get("toast")) document.querySelector(".toasts").innerHTML = '<div class="toast"><span>Gemerkt</span><button class="btn">Rückgängig</button></div>';
