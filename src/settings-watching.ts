/** The settings of whoever watches over a Hub: what it tells, and to whom. */
import { type LogLevel, logLevels } from './web/log.ts'

/** How what happens is told: as lines of JSON, or in words to somebody at a terminal. */
export type LogChoice = {
  readonly format: 'json' | 'text'
  readonly level: LogLevel
  /** True where lines of JSON were asked for: then nothing else is printed. */
  readonly only: boolean
}

/** What the operator sets of watching. */
export type WatchingSettings = {
  /** What opens /metrics from another machine; null where only this machine may ask. */
  readonly metricsToken: string | null
  readonly log: LogChoice
  /** Whom to tell of a fault of safety, as an address (mailto:, https: or tel:); null for the page of the area. */
  readonly securityContact: string | null
  /** How many pages may be at work at once. */
  readonly mostAtWork: number
  /** For how many milliseconds a Hub that is to stop says that it is not ready and serves on, so that a balancer turns away. */
  readonly drain: number
}

/** A token that can be guessed is none. */
const SHORTEST_TOKEN = 20

/** Pages at work at once on a small machine: more would only wait for one another. */
const USUAL_AT_WORK = 150

/** With the ten seconds that a stop may take, and some for a machine that is held up, this stays below the 30 after which supervisors kill. */
const LONGEST_DRAIN = 10

/** Reads these settings; throws with what to do where one cannot be. */
export function readWatching(
  environment: Readonly<Record<string, string | undefined>>,
  terminal = process.stdout.isTTY === true,
): WatchingSettings {
  const metricsToken = environment['METRICS_TOKEN'] || null
  if (metricsToken !== null && (metricsToken.length < SHORTEST_TOKEN || /\s/.test(metricsToken)))
    throw new Error('METRICS_TOKEN must be 20 letters or more without spaces. Make one with: openssl rand -hex 24')
  const mostAtWork = Number(environment['MAX_AT_WORK'] || USUAL_AT_WORK)
  if (!Number.isInteger(mostAtWork) || mostAtWork < 10 || mostAtWork > 10_000)
    throw new Error(
      `MAX_AT_WORK is "${environment['MAX_AT_WORK']}". Set it to a whole number from 10 to 10000, or leave it out for ${USUAL_AT_WORK}.`,
    )
  const securityContact = environment['SECURITY_CONTACT'] || null
  if (securityContact !== null && !/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/.test(securityContact))
    throw new Error(
      `SECURITY_CONTACT is "${securityContact}". Set it to an address like mailto:security@example.org or https://example.org/security`,
    )
  const seconds = Number(environment['DRAIN_SECONDS'] || 0)
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > LONGEST_DRAIN)
    throw new Error(
      `DRAIN_SECONDS is "${environment['DRAIN_SECONDS']}". Set it to a whole number from 0 to ${LONGEST_DRAIN}, or leave it out where no balancer asks /readyz.`,
    )
  return { metricsToken, log: logOf(environment, terminal), mostAtWork, securityContact, drain: seconds * 1000 }
}

/** Whoever asks for lines of JSON reads them all; what is only printed to nobody in particular says what somebody should look at. */
function logOf(environment: Readonly<Record<string, string | undefined>>, terminal: boolean): LogChoice {
  const [format = '', level = ''] = [environment['LOG_FORMAT'], environment['LOG_LEVEL']]
  if (!['', 'json', 'text'].includes(format))
    throw new Error(`LOG_FORMAT is "${format}". Set it to json or text, or leave it out.`)
  if (level !== '' && !isLevel(level))
    throw new Error(`LOG_LEVEL is "${level}". Set it to ${logLevels.join(', ')}, or leave it out.`)
  const json = format === 'json' || (format === '' && !terminal)
  const usual = format === 'json' ? 'info' : 'warn'
  return { format: json ? 'json' : 'text', level: isLevel(level) ? level : usual, only: format === 'json' }
}

function isLevel(word: string): word is LogLevel {
  return logLevels.some(each => each === word)
}
