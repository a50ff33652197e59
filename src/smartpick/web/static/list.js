// The list page: the budget as a slider on the curve, and the map in step with the table.
"use strict";

const part = (selector) => document.querySelector(selector);

function prepare() {
  const drag = part("form.budget .drag");
  if (drag) drag.hidden = false;
}

// The line on the curve goes with the slider; the list is asked for when it is let go.
addEventListener("input", (event) => {
  if (event.target.id !== "drag") return;
  const dollars = Number(event.target.value);
  const drawing = part("figure.curve svg");
  const trial = drawing.querySelector(".trial");
  const { left, right, most } = drawing.dataset;
  const x = Number(left) + (Number(right) - Number(left)) * Math.min(1, dollars / Number(most));
  trial.setAttribute("x1", x);
  trial.setAttribute("x2", x);
  trial.removeAttribute("hidden");
  part("#amount").value = dollars;
  event.target.setAttribute("aria-valuetext", `$${dollars.toLocaleString("en-US")}`);
});

addEventListener("change", (event) => {
  if (event.target.id === "drag") event.target.form.requestSubmit();
});

addEventListener("input", (event) => {
  if (event.target.id === "amount" && event.target.value !== "") part("#drag").value = event.target.value;
});

// Whoever points at a row or a mark sees the other one, too.
function together(event, on) {
  const one = event.target.closest?.("[data-p]");
  if (!one) return;
  for (const same of document.querySelectorAll(`[data-p="${CSS.escape(one.dataset.p)}"]`)) same.classList.toggle("lit", on);
}
addEventListener("mouseover", (event) => together(event, true));
addEventListener("mouseout", (event) => together(event, false));
addEventListener("focusin", (event) => together(event, true));
addEventListener("focusout", (event) => together(event, false));

prepare();
document.addEventListener("htmx:after:swap", prepare);
