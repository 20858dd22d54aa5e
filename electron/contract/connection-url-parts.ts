/** Why a text is not a connection URL, in a sentence. Such sentences never quote the text: any part of it may be a password. */
export class UrlRefusal extends Error {}

/** The text between `scheme://` and the end, cut where its own rules cut it; nothing is decoded yet. */
export interface UrlParts {
  readonly user: string | null
  readonly password: string | null
  readonly host: string
  readonly port: string
  readonly path: string
  readonly query: string
  readonly note: string | null
}

const tail = /^(\[[^\]@]*\]|[^\s@:/?#[\]]*)(?::(\d*))?(?:\/([^?#]*))?(?:\?([^#]*))?$/
const twoReadings =
  'This address can be read in two ways, because a password or a name in it holds /, ?, # or @ as it is. Write them as %2F, %3F, %23 and %40.'

/** Cuts `user:password@host:port/path?query`. A password that holds `@ : / ? #` un-encoded is read where only one reading is possible. */
export function cutUrl(rest: string): UrlParts {
  const { userinfo, behind, note } = cutUserinfo(rest)
  const [, host, port, path, query] = tail.exec(behind) ?? refuse(reasonAgainst(behind))
  const colon = userinfo?.indexOf(':') ?? -1
  return {
    user: userinfo === null ? null : colon < 0 ? userinfo : userinfo.slice(0, colon),
    password: userinfo === null || colon < 0 ? null : userinfo.slice(colon + 1),
    host: host ?? '',
    port: port ?? '',
    path: path ?? '',
    query: query ?? '',
    note,
  }
}

function cutUserinfo(rest: string): { userinfo: string | null; behind: string; note: string | null } {
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? ''
  const at = authority.lastIndexOf('@')
  const readAt = (place: number, note: string | null) => ({
    userinfo: place < 0 ? null : rest.slice(0, place),
    behind: rest.slice(place + 1),
    note,
  })
  const later = rest.slice(authority.length)
  const asIs = at >= 0 && authority.slice(0, at).includes('@') ? encodeNote : null
  if (!later.includes('@')) return readAt(at, asIs)

  if (tail.test(rest.slice(at + 1))) {
    const beforeQuery = later.split('?', 1)[0] ?? ''
    const doubtful = beforeQuery.includes('@') || (at < 0 && later.startsWith('?'))
    return doubtful ? refuse(twoReadings) : readAt(at, asIs)
  }
  const places = [...rest.matchAll(/@/g)].map((match) => match.index)
  const possible = places.filter((place) => tail.test(rest.slice(place + 1)))
  const [only] = possible
  return only !== undefined && possible.length === 1 ? readAt(only, encodeNote) : refuse(twoReadings)
}

const encodeNote =
  'The password holds characters that a URL keeps for itself; it was read up to the @ before the host. Other tools want them percent-encoded.'

function reasonAgainst(behind: string): string {
  const authority = /^[^/?#]*/.exec(behind)?.[0] ?? ''
  if (behind.includes('#')) return 'A # in a connection URL has to be written as %23.'
  if (authority.includes(',')) return severalHosts
  if ((authority.match(/:/g)?.length ?? 0) > 1 && !authority.startsWith('[')) {
    return 'An IPv6 address has to stand in brackets: [::1]. A password has to stand before an @.'
  }
  if (/\s/.test(authority)) return 'The host holds a space.'
  return 'Behind the host comes :port, and the port has to be a number from 1 to 65535.'
}

export const severalHosts =
  'This URL names several hosts. Varve connects to one server: keep the one that takes writes.'

/** Percent-decodes one part of a URL; `what` names it where it can't be. */
export function decodePart(text: string, what: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(text)
  } catch {
    return refuse(
      `${what} holds a % that does not stand before two hexadecimal digits of a UTF-8 character. Write % itself as %25.`,
    )
  }
  return decoded.includes('\0') ? refuse(`${what} holds a zero byte (%00).`) : decoded
}

/** Percent-encodes one part of a URL; half a surrogate pair, which no URL can hold, becomes U+FFFD. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
}

/** Ends reading with a sentence. */
export function refuse(message: string): never {
  throw new UrlRefusal(message)
}
