/** From which address a request comes: the peer's own, or where that is a trusted proxy, the one it forwards for. */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** The caller's address of a request; undefined when the connection has gone. */
export type AddressOf = (request: IncomingMessage) => string | undefined

/** The address that the connection comes from, believed of everybody. */
export const peerAddressOf: AddressOf = ({ socket }) => socket.remoteAddress

/** An IPv4 address is the same when IPv6 carries it. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** An address as proxies write it: with a port perhaps, IPv6 then in brackets; undefined for any other name. */
function toAddress(text: string): string | undefined {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  return isIP(bare) === 0 ? undefined : plain(bare)
}

/** Whom each proxy on the way was asked by, the nearest last. */
type Hops = readonly (string | undefined)[]

const xForwardedFor = (text: string): Hops => text.split(',').map((one) => toAddress(one.trim()))

/** https://www.rfc-editor.org/rfc/rfc7239#section-4 */
const forwarded = (text: string): Hops =>
  text.split(',').map((element) => {
    const named = /(?:^|;)\s*for\s*=\s*(?:"([^"]*)"|([^;"\s]+))/i.exec(element)
    return toAddress(named?.[1] ?? named?.[2] ?? '')
  })

const headers: Readonly<Record<string, (text: string) => Hops>> = {
  'x-forwarded-for': xForwardedFor,
  forwarded,
}

/** The networks as Node compares them. */
function toList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}

/**
 * Believes what these networks say of whom they forward for: from the nearest hop on, the first that is no proxy of ours.
 * A header that a proxy does not write is the caller's own: where both are there and differ, neither is believed.
 */
export function createAddressOf(trusted: readonly string[]): AddressOf {
  if (trusted.length === 0) return peerAddressOf
  const list = toList(trusted)
  const isTrusted = (address: string) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  const callerOf = (peer: string, hops: Hops): string => {
    let caller = peer
    for (const hop of hops.toReversed()) {
      if (hop === undefined || !isTrusted(caller)) return caller
      caller = hop
    }
    return caller
  }
  return (request) => {
    const address = peerAddressOf(request)
    const peer = address === undefined ? undefined : plain(address)
    if (peer === undefined || !isTrusted(peer)) return address
    const said = Object.entries(headers).flatMap(([name, hopsIn]) => {
      const text = request.headers[name]
      return typeof text === 'string' ? [callerOf(peer, hopsIn(text))] : []
    })
    const [caller = peer] = said
    return new Set(said).size > 1 ? peer : caller
  }
}
