// What the comparing page loads: PouchDB as a script. `cargo xtask bench` bundles it.
import PouchDB from "pouchdb-browser";

window.PouchDB = PouchDB;
