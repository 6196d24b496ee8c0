// What stories about writing share: a server that takes changes, its records, and the phone's own rows.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
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
