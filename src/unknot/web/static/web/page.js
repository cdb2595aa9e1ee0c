// Small helps for every page. Without this file each of them still works as a plain link or form.

// Leave at once, and leave no way back to this page with the back button.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-leave]");
  if (!link) return;
  event.preventDefault();
  document.title = " ";
  document.body.hidden = true;
  window.location.replace(link.href);
});

// After a form came back with errors, read them first.
document.querySelector("[data-focus]")?.focus();

// A form sent twice by a hasty thumb is sent once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
