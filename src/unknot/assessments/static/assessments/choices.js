// "None of these" and "Not sure" stand alone: ticking one clears what contradicts it. The server checks the same.
document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.type !== "checkbox" || !box.checked) return;
  for (const other of document.getElementsByName(box.name)) {
    if (other !== box && other.checked && (box.value === "none" || other.value === "none")) other.checked = false;
  }
});

// Typing a number takes back "not sure", and the other way round.
document.addEventListener("input", (event) => {
  const field = event.target.closest(".field");
  if (!field) return;
  const unsure = field.querySelector('input[name$=".unsure"]');
  if (!unsure) return;
  const number = field.querySelector("input[inputmode]");
  if (event.target === number && number.value) unsure.checked = false;
  if (event.target === unsure && unsure.checked) number.value = "";
});
