// Two sides measured in turn, so that what slows the machine down for a while slows down both.

/** So many times both, each first every other time, after one round that does not count. */
export async function alternate(repeat, ours, reference) {
  const sides = [[ours, []], [reference, []]];
  for (let round = 0; round <= repeat; round++) {
    for (const [measure, taken] of round % 2 ? sides : sides.toReversed()) {
      const took = await measure();
      if (round > 0) taken.push(took);
    }
  }
  return { ours: sides[0][1], reference: sides[1][1] };
}
