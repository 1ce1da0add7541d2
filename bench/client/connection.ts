/**
 * One HTTP/1.1 connection that asks one thing after the other, over a bare socket: Node's own client costs as much CPU
 * as the server that is measured. It reads what the measured servers answer: a content-length, or chunks to the end.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** The last answer, as far as it has come. */
export type Answer = {
  readonly status: number
  readonly bytes: number
  /** Did the body hold GraphQL errors? */
  readonly hasErrors: boolean
  /** The body, as it came over the wire. */
  readonly body: Buffer
}

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('\r\n0\r\n\r\n')
const errors = Buffer.from('"errors":[')

/** How many bytes the body has; undefined where it comes in chunks. */
function lengthOf(head: string): number | undefined {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return Number(length)
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return undefined
  throw new Error('an answer says neither its length nor that it is chunked')
}

/** Reads one answer from the pieces of a socket; true once it is whole. */
export class AnswerReader {
  #pieces: Buffer[] = []
  #size = 0
  #bodyAt = 0
  #end: number | undefined

  /** Takes the next piece; answers the answer when it is whole. */
  push(piece: Buffer): Answer | undefined {
    this.#pieces.push(piece)
    this.#size += piece.length
    if (this.#bodyAt === 0 && !this.#readHead()) return undefined
    if (this.#end === undefined ? !this.#isLastChunk() : this.#size < this.#end) return undefined
    return this.#take()
  }

  #joined(): Buffer {
    const [first, ...others] = this.#pieces
    const whole = others.length === 0 && first !== undefined ? first : Buffer.concat(this.#pieces)
    this.#pieces = [whole]
    return whole
  }

  #readHead(): boolean {
    const whole = this.#joined()
    const at = whole.indexOf(headEnd)
    if (at === -1) return false
    this.#bodyAt = at + headEnd.length
    const length = lengthOf(whole.toString('latin1', 0, this.#bodyAt))
    this.#end = length === undefined ? undefined : this.#bodyAt + length
    return true
  }

  #isLastChunk(): boolean {
    const whole = this.#joined()
    return whole.subarray(-lastChunk.length).equals(lastChunk)
  }

  #take(): Answer {
    const whole = this.#joined()
    const body = whole.subarray(this.#bodyAt)
    const answer = {
      status: Number(whole.toString('latin1', 9, 12)),
      bytes: body.length,
      hasErrors: body.includes(errors),
      body,
    }
    this.#pieces = []
    this.#size = 0
    this.#bodyAt = 0
    this.#end = undefined
    return answer
  }
}

/** An open connection. */
export type Connection = {
  ask(request: Buffer): Promise<Answer>
  close(): void
}

/** Connects to a server of this machine. */
export async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true })
  await once(socket, 'connect')
  const reader = new AnswerReader()
  let waiting: PromiseWithResolversOf<Answer> | undefined
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => {
    fail(new Error('the server has closed the connection'))
  })
  socket.on('data', (piece: Buffer) => {
    const answer = reader.push(piece)
    if (answer === undefined) return
    const { resolve } = waiting ?? {}
    waiting = undefined
    resolve?.(answer)
  })
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => {
      socket.destroy()
    },
  }
}

type PromiseWithResolversOf<T> = {
  readonly resolve: (value: T) => void
  readonly reject: (error: Error) => void
}
