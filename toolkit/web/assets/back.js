/* For a page that a form led to. Whoever comes back to it, or loads it again, gets the page behind it anew, with the choices that the browser
   kept; without this the browser asks whether a form shall be sent twice, which nobody in a hall can answer. */
history.replaceState(null, "", document.currentScript.dataset.address);
