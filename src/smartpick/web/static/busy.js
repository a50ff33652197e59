// What takes a while says so while it is made: data-busy for a page, data-file for a file to keep.
"use strict";

// Whoever waits less than this needs no word.
const SHORT = 300;
let busy = 0;

function tellBusy(words) {
  clearTimeout(busy);
  document.getElementById("busy")?.remove();
  if (!words) return;
  busy = setTimeout(() => {
    const note = document.createElement("div");
    note.id = "busy";
    note.className = "did";
    note.setAttribute("role", "status");
    const line = document.createElement("div");
    line.className = "column";
    const text = document.createElement("p");
    line.append(text);
    note.append(line);
    document.querySelector("header.site").after(note);
    text.textContent = words;
  }, SHORT);
}

// A file is fetched, so that the page knows when it is there; whatever is no file is shown as the page it is.
async function keepFile(address, words) {
  tellBusy(words);
  try {
    const answer = await fetch(address);
    const [, name] = /^attachment;.*filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
    if (answer.ok && name) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      tellBusy("");
      return;
    }
  } catch {
    // The browser says best what is wrong with an address that does not answer.
  }
  location.assign(address);
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-busy], a[data-file]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if ("file" in link.dataset) {
    event.preventDefault();
    keepFile(link.href, link.dataset.file);
  } else tellBusy(link.dataset.busy);
});

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if ("file" in form.dataset) {
    event.preventDefault();
    const address = new URL(event.submitter?.getAttribute("formaction") ?? form.action, location.href);
    address.search = new URLSearchParams(new FormData(form, event.submitter));
    keepFile(address.href, form.dataset.file);
  } else if ("busy" in form.dataset) tellBusy(form.dataset.busy);
});

// The history may bring back the page as it was left.
addEventListener("pageshow", () => tellBusy(""));
