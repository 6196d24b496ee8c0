// Runs before the first paint and in every browser, so it is short and in old JavaScript:
// which binary of the app runs; language, theme and text size of this phone; quick exit; the notices of index.html.
(function () {
  "use strict";
  var KEY = "lotse.settings"; // the app's settings: {"lang", "theme", "text", …}
  var LANGUAGES = ["de", "en", "ar", "uk"];
  var LEAVING = "lotse.leaving";
  // With what the paths of lotse-people begin, as crates/app/src/route.rs says it; lotse-app has all others.
  var PEOPLE = ["pass-on", "report", "edit", "outbox", "sign-in"];
  var root = document.documentElement;
  var own = document.currentScript;

  /** The JavaScript of the binary that has the screen at a path; its Wasm stands beside it. */
  window.lotseBinary = function (path) {
    return own.getAttribute(PEOPLE.indexOf(path.split("/")[1]) < 0 ? "data-app" : "data-people");
  };

  function preload(rel, href) {
    var link = document.createElement("link");
    link.rel = rel;
    link.href = href;
    link.as = rel === "preload" ? "fetch" : "script";
    link.crossOrigin = "anonymous";
    document.head.appendChild(link);
  }

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch (error) {
      return {}; // nothing kept, unreadable, or a browser that keeps nothing
    }
  }

  function language(settings) {
    var wishes = [settings.lang].concat(navigator.languages || [navigator.language]);
    for (var i = 0; i < wishes.length; i++) {
      var lang = String(wishes[i] || "").slice(0, 2).toLowerCase();
      if (LANGUAGES.indexOf(lang) >= 0) return lang;
    }
    return "de";
  }

  function speak(lang) {
    root.lang = lang;
    root.dir = lang === "ar" ? "rtl" : "ltr";
    var buttons = document.querySelectorAll("#shell [data-lang]");
    for (var i = 0; i < buttons.length; i++) {
      buttons[i].setAttribute("aria-pressed", String(buttons[i].getAttribute("data-lang") === lang));
    }
  }

  function reveal(id) {
    var notice = document.getElementById(id);
    if (notice) notice.hidden = false;
  }

  // One Wasm table of references: what the oldest browsers that can run the app understand.
  function isTooOld() {
    var table = [0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 1];
    return typeof WebAssembly !== "object" || !("noModule" in HTMLScriptElement.prototype) ||
      !WebAssembly.validate(new Uint8Array(table));
  }

  // Blank at once, then the neutral page. The app's own entries in the history go first where the browser
  // says how many there are, so that "back" does not lead into them; away.js cuts off "forward".
  function leave(away) {
    var entries = window.navigation && navigation.currentEntry ? navigation.currentEntry.index : 0;
    var go = function () { location.replace(away); };
    root.hidden = true;
    document.title = "\u00a0";
    if (entries < 1) return go();
    try {
      sessionStorage.setItem(LEAVING, String(Date.now()));
    } catch (error) { /* then only the present entry goes */ }
    addEventListener("popstate", go);
    history.go(-entries);
    setTimeout(go, 200);
  }

  // The way back over the history may end in another document of the app: it goes on from there.
  function isLeaving() {
    try {
      var since = Number(sessionStorage.getItem(LEAVING));
      return Date.now() - since < 3000;
    } catch (error) {
      return false;
    }
  }

  var settings = stored();
  if (isLeaving()) leave("/away.html");
  var script = window.lotseBinary(location.pathname);
  preload("modulepreload", script);
  preload("preload", script.replace(".js", "_bg.wasm"));
  if (settings.theme === "light" || settings.theme === "dark") root.setAttribute("data-theme", settings.theme);
  if (settings.text > 1 && settings.text < 5) root.setAttribute("data-text", settings.text);
  root.setAttribute("data-screen", location.pathname.split("/")[1] || "home");
  speak(language(settings));

  document.addEventListener("DOMContentLoaded", function () {
    speak(root.lang);
    if (isTooOld()) reveal("notice-old");
  });
  window.addEventListener("lotse:panic", function () { reveal("notice-panic"); });
  window.addEventListener("pageshow", function (event) { if (event.persisted && isLeaving()) leave("/away.html"); });
  window.addEventListener("click", function (event) {
    var target = event.target.closest ? event.target.closest("#shell [data-lang], [data-do=reload], a[href$='/away.html']") : null;
    if (!target || event.defaultPrevented) return;
    if (target.href) {
      event.preventDefault();
      leave(target.href);
    } else if (target.getAttribute("data-do")) {
      location.reload();
    } else {
      var chosen = stored();
      chosen.lang = target.getAttribute("data-lang");
      try {
        localStorage.setItem(KEY, JSON.stringify(chosen));
      } catch (error) { /* the choice holds for this visit */ }
      speak(chosen.lang);
    }
  });
})();
