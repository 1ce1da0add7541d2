/** Bodies as bytes. */

/** The pieces of a body as one; most bodies are one piece, which is not copied. */
export function joinPieces(pieces: readonly Buffer[]): Buffer {
  const [first] = pieces
  return pieces.length === 1 && first ? first : Buffer.concat(pieces)
}
