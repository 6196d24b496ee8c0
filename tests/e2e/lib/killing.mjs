// Killing a browser while somebody writes, again and again: what the screen has said must be there at the next start.
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { openProfile, watchedPage } from "./browser.mjs";

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }
}

/** In the page: notes what the browser says of a database that it dropped. */
export const noteLoss = () => {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...of) {
    const request = open.apply(this, of);
    request.addEventListener("upgradeneeded", ({ dataLoss, dataLossMessage }) => {
      if (dataLoss === "total") globalThis.dataLoss = dataLossMessage;
    });
    return request;
  };
};

/** The processes of the browser that has a profile, its main one first. */
export function processes(profile) {
  const all = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter(Boolean)
    .map(([, id, parent, line]) => ({ id: Number(id), parent: Number(parent), line }));
  const isMain = ({ line }) => line.includes(`--user-data-dir=${profile}`) && !line.includes("--type=");
  const found = all.filter(isMain);
  assert.equal(found.length, 1, "one browser has this profile");
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.id));
  return found.map(({ id }) => id);
}

/** Ends processes as the phone's system does: at once, without a word, each by its own id. */
export function kill(ids) {
  for (const id of ids) {
    try {
      process.kill(id, "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error; // gone with its parent
    }
  }
}

/** Waits until killed processes have ended: no phone starts an app while it still ends it. */
async function ended(ids) {
  const isThere = (id) => {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      return !/\) Z/.test(stat);
    } catch {
      return false; // gone
    }
  };
  while (ids.some(isThere)) await sleep(10);
}

/**
 * Opens the app on one profile, lets somebody write, kills the browser's processes at a moment that the seed chooses,
 * and opens it again: `rounds` kills, each after at most `longest` milliseconds of writing.
 *
 * `open(page, said, round)` brings up the app and checks that all is there that was said. `write(page, round)` writes
 * without end; in the page it calls `say(what)` each time the screen has called something done. `last(page)` comes
 * after the last check.
 */
export async function killAgainAndAgain(t, { profile, rounds, longest, chance, allowed, open, write, last = () => {} }) {
  let said;
  for (let round = 1; ; round++) {
    const context = await openProfile(t, profile);
    const page = await watchedPage(context, allowed);
    await open(page, said, round);
    page.quiet();
    if (round > rounds) {
      await last(page);
      return context.close();
    }
    await page.exposeFunction("say", (what) => void (said = what));
    const ids = processes(profile);
    const gone = new Promise((done) => context.on("close", done));
    let isAlive = true;
    const writing = write(page, round).catch((error) => {
      if (isAlive) throw error;
    });
    await Promise.race([sleep(chance.below(longest)), writing]);
    isAlive = false;
    kill(ids);
    await Promise.all([gone, writing, ended(ids)]);
  }
}
