/**
 * The log of a server, as lines of JSON (pino). A line has the pattern of an address, never the address: codes, tokens and what
 * somebody looked for stand in it. No name, mail address, code, cookie or text of anybody is ever in a line, whatever fails. Of what is
 * quiet (`quiet.ts`) only faults are written: the moment of a line would be the moment of an answer.
 */
import { randomBytes } from 'node:crypto'
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { discreet } from '../kernel/discreet.ts'
import { faultOf } from './fault.ts'

/** How much is written: `info` has a line for each answer, `warn` only what somebody should look at. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Where the lines go. */
export type LogLines = { write(line: string): void }

/** How the log is written. */
export type LogSettings = { readonly level: LogLevel; readonly lines?: LogLines }

/** The options by which the server writes its log. */
export function loggingBy({ level, lines }: LogSettings): FastifyServerOptions {
  return {
    logger: {
      level,
      stream: lines ?? { write: line => void process.stdout.write(line) },
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
      serializers: {
        err: faultOf as never,
        req: (request: FastifyRequest) => ({ method: request.method, route: patternOf(request) }) as never,
        res: reply => ({ statusCode: reply.statusCode }),
      },
      hooks: { logMethod: sayLess },
    },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    genReqId: () => randomBytes(9).toString('base64url'),
  }
}

/** Whatever is written, by whomever: words without values, and of an error what may be told. */
function sayLess(this: unknown, args: unknown[], write: (...args: never[]) => void): void {
  const [first, ...words] = args
  const [about, said] =
    first instanceof Error
      ? [{ err: first }, words.length > 0 ? words : ['fault']]
      : typeof first === 'object' && first !== null
        ? [first, words.length === 0 && 'err' in first ? ['fault'] : words]
        : [{}, args]
  write.apply(this, [about, ...said.map(word => (typeof word === 'string' ? discreet(word) : word))] as never[])
}

/** The pattern of the address of a request. */
export function patternOf(request: FastifyRequest): string {
  return request.routeOptions?.url ?? 'none'
}

/** What a supervisor asks every few seconds is no news while it goes well. */
const ASKED_OFTEN: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

/** The status of whoever is asked to wait: too much is at work, the database is away, or the server is being stopped. */
const WAIT = 503
/** How often it is told that some are asked to wait, in milliseconds. */
const TOLD_EVERY = 60_000

/**
 * Whether a status tells of a fault of the program. Whoever is asked to wait sends their form again: a count or a line of that would
 * be a count or the moment of what they give.
 */
export function isFault(status: number): boolean {
  return status >= 500 && status !== WAIT
}

/** Writes a line for each answer of a server. */
export function logAnswers(server: FastifyInstance, isQuiet: (pattern: string) => boolean): void {
  let told = Number.NEGATIVE_INFINITY
  server.addHook('onResponse', async (request, reply) => {
    const [route, status] = [patternOf(request), reply.statusCode]
    if (isQuiet(route) && !isFault(status)) return
    const line = { method: request.method, route, status, ms: Math.round(reply.elapsedTime) }
    // While many are asked to wait, a line for each would only be more work.
    if (status === WAIT && performance.now() - told > TOLD_EVERY) {
      told = performance.now()
      request.log.warn({ status }, 'some are asked to wait; this is said once a minute')
    }
    if (isFault(status)) request.log.warn(line, 'answered')
    else if (ASKED_OFTEN.has(route)) request.log.debug(line, 'answered')
    else request.log.info(line, 'answered')
  })
}

/** Writes a fault, with where it came from. */
export function logFault(log: FastifyBaseLogger, error: unknown, where: string): void {
  log.error({ where, err: error }, 'fault')
}
