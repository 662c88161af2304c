/** The check-ups of what the operator has set: whether people can reach what mails and pages lead to, and safely. */
import type { Checkup, Finding } from './db/doctor.ts'
import { defaultSender, type Settings } from './settings.ts'
import { publicAddress } from './web/sightings.ts'

/** The check-ups of the settings. */
export function settingsCheckups(
  settings: Settings,
  /** The address from which a word on who asks came lately that nobody believes; null where none came. */
  forwarded: () => Promise<string | null>,
): Checkup[] {
  return [
    { name: 'Address', run: async () => judgeAddress(settings) },
    { name: 'Web server before it', run: async () => judgeProxies(settings, await forwarded()) },
    { name: 'Mail', run: async () => judgeMail(settings) },
  ]
}

/** Judges the public address: others must be able to follow a link, and nobody between may read what is sent. */
export function judgeAddress({ origin, host, smtp }: Settings): Finding {
  const { protocol, hostname } = new URL(origin)
  const todo = 'Set ORIGIN to the public address, like https://hub.example.org'
  if (isLoopback(hostname)) {
    if (smtp === null && isLoopback(host))
      return { state: 'fine', says: `Pages are at ${origin}, for this machine only.` }
    const why = smtp === null ? 'Others may reach the hub' : 'Mail leaves'
    return { state: 'warn', says: `${why}, but links lead to ${origin}, which is this machine only.`, todo }
  }
  if (protocol === 'https:') return { state: 'fine', says: `Pages are at ${origin}.` }
  const says = `Pages are at ${origin}, without encryption: whoever is on the way can read sign-ins and responses.`
  return { state: 'warn', says, todo: `${todo}, and put a web server with a certificate before the hub.` }
}

/** Judges who is believed on where requests come from: too few, and all readers look like one; too many, and anybody can be anyone. */
export function judgeProxies({ trustProxy, host }: Settings, forwardedBy: string | null): Finding {
  if (forwardedBy !== null)
    return {
      state: 'warn',
      says: `Requests came from ${forwardedBy} that say whom they were passed on for, and the hub does not believe it: all of them count as one reader.`,
      todo:
        forwardedBy === publicAddress
          ? 'If your web server reaches the hub from a public address, set TRUST_PROXY to it. If it was a stranger, nothing is wrong.'
          : `If ${forwardedBy} is your web server, set TRUST_PROXY=${forwardedBy}. If it is a stranger, nothing is wrong.`,
    }
  const names =
    trustProxy === false ? 'nobody' : typeof trustProxy === 'number' ? `${trustProxy} before it` : trustProxy.join(', ')
  const anywhere = typeof trustProxy === 'number' || (trustProxy !== false && trustProxy.some(isWide))
  if (anywhere && !isLoopback(host))
    return {
      state: 'warn',
      says: `The hub listens on ${host} and believes ${names} on where requests come from: whoever reaches it directly can say to be anyone.`,
      todo: 'Set HOST=127.0.0.1 if the web server is on this machine, or TRUST_PROXY to the address of the web server alone.',
    }
  return { state: 'fine', says: `The hub believes ${names} on where a request came from.` }
}

/** A range so wide that strangers are in it. */
function isWide(place: string): boolean {
  const [, bits] = place.split('/')
  return bits !== undefined && Number(bits) < 8
}

function judgeMail({ smtp, mailFrom }: Settings): Finding {
  if (smtp === null) {
    const says = 'No mail server is set: nothing is sent, and the page Mail shows what would have gone.'
    const todo =
      'Set SMTP_URL, such as smtps://user:password@mail.example.org. Until then "invite EMAIL" makes sign-in links.'
    return { state: 'warn', says, todo }
  }
  if (mailFrom !== defaultSender)
    return { state: 'fine', says: `Mail goes out through the server in SMTP_URL, from ${mailFrom}.` }
  const says = `Mail goes out from ${mailFrom}, which most mail servers refuse or take for spam.`
  return { state: 'warn', says, todo: 'Set MAIL_FROM, such as "Our Compact <compact@example.org>".' }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127\./.test(host)
}
