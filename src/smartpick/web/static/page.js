// What scripts add to pages that work without them.
"use strict";

// What is to be mended takes the focus, also where the browser does not give it by itself.
document.getElementById("to-mend")?.focus();

// Another tab changed something: say so, and let the reader decide when to load the page again.
const seen = document.body.dataset.seq;
if (seen !== undefined) {
  const look = async () => {
    if (document.visibilityState !== "visible" || document.getElementById("changed")) return;
    try {
      const answer = await fetch("/changes", { headers: { accept: "application/json" } });
      if (!answer.ok || String((await answer.json()).seq) === document.body.dataset.seq) return;
    } catch {
      return;
    }
    const note = document.createElement("div");
    note.id = "changed";
    note.className = "did";
    note.setAttribute("role", "status");
    const line = document.createElement("div");
    line.className = "column";
    const words = document.createElement("p");
    words.textContent = "Something was changed in another tab.";
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = "Show it as it is now";
    line.append(words, again);
    note.append(line);
    document.querySelector("header.site").after(note);
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
}

// A page that the history brings back shows what was: load it again if something was changed since.
addEventListener("pageshow", async (event) => {
  const way = performance.getEntriesByType("navigation")[0]?.type;
  if (seen === undefined || !(event.persisted || way === "back_forward")) return;
  try {
    const answer = await fetch("/changes", { headers: { accept: "application/json" }, cache: "no-store" });
    if (!answer.ok || String((await answer.json()).seq) !== document.body.dataset.seq) location.reload();
  } catch {
    // Nobody answers any more; the page says what it said.
  }
});

// A form is sent once, however often its button is pressed; but for those that answer with a file (data-again).
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || "again" in form.dataset) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
