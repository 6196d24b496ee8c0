// A second place for the person's own rows, outbox and state, where the browser has storage buckets.
//
// Chromium keeps IndexedDB in LevelDB. A browser that is killed while it writes leaves half a record; the next start
// goes on writing behind it, and the start after that finds the database damaged and drops all of it
// (https://github.com/google/leveldb/issues/1287). A storage bucket has a database of its own, and each page that
// writes makes a new bucket: nothing is ever written behind half a record there, so it can be read when it is needed.
//
// The buckets are numbered. A small database beside the main one is dropped with it, and so tells that it was dropped;
// its version is the number of the bucket in use.
const OWN = ["outbox", "state"]; // object stores of schema.rs

/** The place in use, by the name of the main database: nothing before this page has written. */
const inUse = new Map();
let work = Promise.resolve(); // one after the other
const PATIENCE = 5000; // milliseconds that the first place waits for the second

/** Lays back into the open database `main` what the browser has dropped of it. */
export const restore = (main) => queue(() => layBack(main));

/** Brings the second place to what the open database `main` has now. */
export const follow = (main) =>
  queue(async () => {
    if (!inUse.has(main.name)) await layBack(main);
    try {
      await inTime(mirror(main), PATIENCE);
    } catch (error) {
      // An old one would bring back what the person has taken away since.
      await forget(main.name);
      throw error;
    }
  });

/** Deletes what is kept in the second place of a database. */
export const erase = (name) => queue(() => forget(name));

/** Without a second place the first one still does its work: nobody has to hear more of it than the console. */
function queue(task) {
  work = work.then(() => inTime(task(), 2 * PATIENCE)).catch((error) => console.warn("no second place for own rows:", error));
  return work;
}

function inTime(task, time) {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(fail, time, new Error("the browser does not answer"))));
  return Promise.race([task, late]).finally(() => clearTimeout(timer));
}

async function layBack(main) {
  if (await marked(main.name)) return;
  for (const number of (await numbers(main.name)).reverse()) {
    const place = await open(main.name, number);
    const isEmpty = (await rows(place.database)).size === 0;
    if (!isEmpty) await level(place.database, main, true);
    place.database.close();
    if (!isEmpty) return mark(main.name, number);
  }
}

async function mirror(main) {
  const place = inUse.get(main.name);
  if (place) {
    try {
      return await level(main, place.database);
    } catch { /* another window may have made it anew */ }
    const number = await marked(main.name);
    if (number !== place.number && (await numbers(main.name)).includes(number)) return use(main, await open(main.name, number));
  }
  if ((await rows(main)).size === 0) return forget(main.name);
  const number = ((await numbers(main.name)).pop() ?? 0) + 1;
  const made = await open(main.name, number);
  await level(main, made.database);
  await mark(main.name, number);
  await use(main, made); // with what other windows wrote meanwhile, who knew only the old one
  await deleteBelow(main.name, number);
}

async function use(main, place) {
  await level(main, place.database);
  inUse.set(main.name, place);
}

async function forget(name) {
  inUse.delete(name);
  await deleteBelow(name, Infinity);
  await ended(indexedDB.deleteDatabase(markOf(name)));
}

/** Writes into `to` what `from` has, until nothing is missing: somebody may write meanwhile. */
async function level(from, to, keep = false) {
  for (;;) {
    const [wanted, here] = await Promise.all([rows(from), rows(to)]);
    const come = [...wanted].filter(([id, row]) => (keep ? !here.has(id) : !same(row.value, here.get(id)?.value)));
    const gone = [...here].filter(([id]) => !keep && !wanted.has(id));
    if (come.length + gone.length === 0) return;
    const transaction = to.transaction(OWN, "readwrite", { durability: "strict" });
    for (const [, { area, key, value }] of come) transaction.objectStore(area).put(value, key);
    for (const [, { area, key }] of gone) transaction.objectStore(area).delete(key);
    await new Promise((done, fail) => {
      transaction.oncomplete = done;
      transaction.onabort = () => fail(transaction.error);
    });
  }
}

async function rows(database) {
  const transaction = database.transaction(OWN);
  const read = OWN.map(async (area) => {
    const store = transaction.objectStore(area);
    const [keys, values] = await Promise.all([ended(store.getAllKeys()), ended(store.getAll())]);
    return keys.map((key, at) => [`${area} ${key}`, { area, key, value: values[at] }]);
  });
  return new Map((await Promise.all(read)).flat());
}

const same = (one, other) => one.length === other?.length && one.every((byte, at) => byte === other[at]);

async function open(name, number) {
  const bucket = await navigator.storageBuckets.open(bucketOf(name, number), { durability: "strict", persisted: true });
  const request = bucket.indexedDB.open(name, 1);
  request.onupgradeneeded = () => OWN.forEach((area) => request.result.createObjectStore(area));
  // Chromium 156 lets all requests of a bucket hang as soon as nothing holds the bucket any more.
  return { number, bucket, database: await ended(request) };
}

async function deleteBelow(name, end) {
  for (const number of await numbers(name)) {
    if (number < end) await navigator.storageBuckets.delete(bucketOf(name, number));
  }
}

/** The numbers of the buckets there are, ascending. */
async function numbers(name) {
  const prefix = bucketOf(name, "");
  const names = (await navigator.storageBuckets.keys()).filter((bucket) => bucket.startsWith(prefix));
  return names.map((bucket) => Number(bucket.slice(prefix.length))).sort((one, other) => one - other);
}

/** Names of buckets are short and of few letters; those of databases are any text (FNV-1a). */
function bucketOf(name, number) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `own-${hash}_${number}`;
}

const markOf = (name) => `spare-${name}`;

async function marked(name) {
  return (await indexedDB.databases()).find((database) => database.name === markOf(name))?.version;
}

async function mark(name, number) {
  (await ended(indexedDB.open(markOf(name), number))).close();
}

const ended = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
