// Comfort alone: every page works without this file.

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
};

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const focusErrors = (root) => root.querySelector(".error-summary")?.focus();

document.body.addEventListener("htmx:afterSettle", (event) => focusErrors(event.target));
focusErrors(document);

const say = (text) => {
  document.getElementById("toast").textContent = text;
};

document.body.addEventListener("htmx:beforeRequest", () => say(""));
document.body.addEventListener("htmx:sendError", () => {
  say("The server did not answer. Check your connection and try again.");
});
document.body.addEventListener("htmx:responseError", () => {
  say("That did not work. Reload the page and try again.");
});
