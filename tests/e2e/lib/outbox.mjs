// What stories about writing share: a server that takes changes, its records, and the phone's own rows.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OFFER } from "../pages.mjs";
import { Server, folder } from "./server.mjs";

export const TOKEN = "operator-token-of-the-stories-0123456789";

/** A server that takes feedback from anybody and changes from its operator. */
export async function writableServer(t, flags = []) {
  const file = join(await folder(t, "token"), "token");
  await writeFile(file, TOKEN, { mode: 0o600 });
  return Server.start(t, { flags: ["--operator-token-file", file, ...flags] });
}

const signed = { authorization: `Bearer ${TOKEN}` };

/** All feedback that a server has. */
export async function feedbackAt(server) {
  const answer = await fetch(`${server.url}/api/v1/feedback?limit=1000`, { headers: signed });
  if (!answer.ok) throw new Error(`feedback: ${answer.status}`);
  return (await answer.json()).changes.filter(({ deleted }) => !deleted);
}

/** A record as a server has it. */
export async function recordAt(server, kind, id) {
  return (await fetch(`${server.url}/api/v1/${kind}/${id}`)).json();
}

/** Another writer changes a record on the server. */
export async function changeAt(server, kind, id, edit) {
  const record = await recordAt(server, kind, id);
  edit(record.body);
  const headers = { ...signed, "content-type": "application/json", "if-match": `"${record.rev}"` };
  const body = JSON.stringify({ body: record.body });
  const answer = await fetch(`${server.url}/api/v1/${kind}/${id}`, { method: "PUT", headers, body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The key of a row. */
export const key = (number) => number.toString(16).padStart(16, "0");

const stuck = (reason, more) => ({
  schema: 1, source: "lotse", kind: "offer", id: OFFER, operation: "update",
  base: { kind: "offer", id: OFFER, rev: 1, body: {} }, fields: { status: "inactive" },
  state: { stuck: { reason, attempts: 1 } }, written_at: Date.now(), ...more,
});

const said = (comment) => {
  const id = "0199f22e-79b0-7cc3-98c4-dc0c0c07398f";
  const about = { kind: "offer", id: OFFER, source: "lotse" };
  const fields = { about, verdict: "wrong", comment, lang: "de", written_at: "2026-11-26T02:00:00Z" };
  return { kind: "feedback", id, reference: id, operation: "create", base: undefined, fields };
};

const theirs = { updated_at: "2026-11-25T10:00:00Z", body: { check: { checked_by: "Sozialamt" } } };

/** Rows that need the person, each with why. */
export const STATES = {
  gone: stuck("gone"),
  "too large": stuck("too_large"),
  "not allowed": stuck("not_allowed"),
  "to be signed in for": stuck("sign_in"),
  refused: stuck({ refused: { status: 422, fields: [{ pointer: "/comment", code: "too_long" }] } }, said("Zu viel")),
  conflict: stuck({
    conflict: {
      theirs,
      fields: [
        { pointer: "/title/de/text", mine: "Meins", theirs: "Ihres" },
        { pointer: "/status", mine: "temporarily_closed", theirs: "active" },
        { pointer: "/contacts", mine: [{ channel: "phone", value: "0391 1" }], theirs: [{ channel: "phone", value: "0391 2" }] },
      ],
    },
  }),
};

/** The screens of writing that show more once `writing` has been in the page. */
export const WRITTEN = ["/outbox", `/edit/${OFFER}`, `/report/offer/${OFFER}`];

/** Makes the phone that of somebody who is signed in, and whose changes all need something. */
export async function writing(page) {
  await page.evaluate(rows, Object.fromEntries(Object.values(STATES).map((row, number) => [key(number + 1), row])));
  await page.evaluate(signedIn, TOKEN);
}

/** In the page: as if somebody had signed in. */
export function signedIn(token) {
  localStorage.setItem("lotse.signed-in", JSON.stringify(["lotse"]));
  return new Promise((done) => {
    indexedDB.open("lotse-magdeburg").onsuccess = ({ target: { result: db } }) => {
      const transaction = db.transaction("state", "readwrite");
      const account = new TextEncoder().encode(JSON.stringify({ token, user: null, password: null }));
      transaction.objectStore("state").put(account, "account/lotse");
      transaction.oncomplete = () => (db.close(), done());
    };
  });
}

/** In the page: the rows of the outbox, put there first if any are given. */
export function rows(put) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("lotse-magdeburg");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("outbox", "readwrite");
      const store = transaction.objectStore("outbox");
      const bytes = (row) => new TextEncoder().encode(JSON.stringify(row));
      for (const [key, row] of Object.entries(put ?? {})) store.put(bytes(row), key);
      const reading = store.getAll();
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(reading.result.map((row) => JSON.parse(new TextDecoder().decode(row))));
      };
    };
  });
}
