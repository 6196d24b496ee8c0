// How many bytes are left of something, compressed as the server compresses the feed (crates/server/src/encoding.rs).
import { brotliCompressSync, constants } from "node:zlib";

export function compressed(content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 22 };
  return brotliCompressSync(content, { params }).length;
}
