// The server was closed: say so while the page stays as it is, keep what was typed, go on when it is back.
"use strict";

const OFTEN = 2000;
const SELDOM = 10000;

// "there", "gone", or "locked": another start of the server, which has not let this browser in yet.
async function whereTheServerIs() {
  try {
    const answer = await fetch("/changes", { cache: "no-store", signal: AbortSignal.timeout(5000) });
    return answer.status === 403 ? "locked" : "there";
  } catch (fault) {
    // Slow is not gone.
    return fault.name === "TimeoutError" ? "there" : "gone";
  }
}

function typed() {
  return [...document.querySelectorAll("input, textarea, select")].some((one) => {
    if (one.type === "checkbox" || one.type === "radio") return one.checked !== one.defaultChecked;
    if (one.type === "file") return one.files.length > 0;
    if (one.tagName === "SELECT") {
      const first = [...one.options].findIndex((option) => option.defaultSelected);
      return !one.multiple && one.selectedIndex !== Math.max(first, 0);
    }
    return one.type !== "hidden" && one.value !== one.defaultValue;
  });
}

const WORDS = {
  gone: "SmartPick does not answer: it was closed. What you typed stays on this page. Start SmartPick again, and go on here.",
  locked: "SmartPick was started anew. Open the address that its window shows in this browser, and go on here: what you typed stays.",
  there: "SmartPick answers again. What you typed is still here: go on.",
};
let known = "there";

function tell(state) {
  if (state === known) return;
  known = state;
  // The answer to a form cannot be loaded again without sending the form again.
  if (state === "there" && document.body.dataset.seq !== undefined && !typed()) {
    location.reload();
    return;
  }
  document.getElementById("gone")?.remove();
  const note = document.createElement("div");
  note.id = "gone";
  note.className = "did";
  note.setAttribute("role", state === "there" ? "status" : "alert");
  const line = document.createElement("div");
  line.className = "column";
  const words = document.createElement("p");
  words.textContent = WORDS[state];
  line.append(words);
  note.append(line);
  document.querySelector("header.site").after(note);
}

async function look() {
  if (document.visibilityState === "visible" || known !== "there") tell(await whereTheServerIs());
  setTimeout(look, known === "there" ? SELDOM : OFTEN);
}
setTimeout(look, SELDOM);
document.addEventListener("htmx:error", async () => tell(await whereTheServerIs()));

// A form is sent only to somebody: otherwise the browser's own page would take the place of what was typed.
addEventListener(
  "submit",
  async (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if ("somebody" in form.dataset) {
      delete form.dataset.somebody;
      return;
    }
    event.preventDefault();
    if ("asking" in form.dataset) return;
    form.dataset.asking = "yes";
    const state = await whereTheServerIs();
    delete form.dataset.asking;
    tell(state);
    if (state !== "there") return;
    form.dataset.somebody = "yes";
    form.requestSubmit(event.submitter);
  },
  true,
);
