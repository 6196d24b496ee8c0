// Every screen of the router (`PATTERNS` in crates/app/src/route.rs) with an address of the demo city;
// `cargo xtask tidy` compares the two lists.

/** The records of the demo city that stories open. */
export const OFFER = "md-027";
export const COURSE = "md-024";
export const ORGANIZATION = "freiwilligenagentur-magdeburg-e-v";
export const EVENT = "demo-begegnungscafe";

export const PAGES = [
  { pattern: "/", path: "/" },
  { pattern: "/results", path: "/results" },
  { pattern: "/offer/*", path: `/offer/${OFFER}` },
  { pattern: "/organizations", path: "/organizations" },
  { pattern: "/organization/*", path: `/organization/${ORGANIZATION}` },
  { pattern: "/courses", path: "/courses" },
  { pattern: "/events", path: "/events" },
  { pattern: "/event/*", path: `/event/${EVENT}` },
  { pattern: "/saved", path: "/saved" },
  { pattern: "/pass-on", path: "/pass-on" },
  { pattern: "/report/offer/*", path: `/report/offer/${OFFER}` },
  { pattern: "/edit/*", path: `/edit/${OFFER}` },
  { pattern: "/outbox", path: "/outbox" },
  { pattern: "/sign-in/*", path: "/sign-in/lotse" },
  { pattern: "/settings", path: "/settings" },
  { pattern: "/crisis", path: "/crisis" },
  { pattern: "/help", path: "/help" },
  { pattern: "/work", path: "/work" },
  { pattern: "/page/*", path: "/page/about" },
  { pattern: "/not-found", path: "/not-found" },
];
