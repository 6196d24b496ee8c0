// The neutral page has replaced the page that was left. One more entry of its own cuts off "forward",
// and the mark that told the app to leave is taken back.
history.pushState(null, "", location.href);
try {
  sessionStorage.removeItem("lotse.leaving");
} catch (error) { /* a browser that keeps nothing has nothing to take back */ }
