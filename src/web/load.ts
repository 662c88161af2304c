/**
 * How much is at work, and what a machine can still take. Pages are refused first, then forms, and last of all whatever somebody does
 * without signing in or by a code: giving a response, changing it, seeing its receipt.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What is asked for, in the order in which it is refused. */
export type Rank = 'page' | 'form' | 'giving'

/** Decides what is taken and counts what is at work. */
export type Load = {
  /** Whether one more of a rank is taken now. */
  readonly admits: (rank: Rank) => boolean
  /** Does work, which counts as at work until it has ended in whatever way. */
  readonly during: <Value>(work: () => Promise<Value>) => Promise<Value>
  /** How many are at work. */
  readonly atWork: () => number
}

/** How many times the bound of pages may be at work while one of a rank is still taken. */
const TIMES: Readonly<Record<Rank, number>> = { page: 1, form: 1.5, giving: 2 }

/** How late the event loop may run while pages are still taken, in milliseconds: whoever waits longer thinks that nothing comes. */
const LATEST = 500

/** While fewer are at work, one that is late is late by something else than them: refusing would help nobody. */
const FEW = 8

/** The load of a server that takes so many pages at once; `lag` says how late the event loop runs, in milliseconds. */
export function loadOf(most: number, lag: () => number = () => 0): Load {
  let count = 0
  return {
    admits: rank => count < most * TIMES[rank] && (count < FEW || lag() <= LATEST * TIMES[rank]),
    async during(work) {
      count++
      try {
        return await work()
      } finally {
        count--
      }
    },
    atWork: () => count,
  }
}

/** How often it is measured how late the event loop runs, in milliseconds, and over how long. */
const EVERY = 20
const OVER = 500

/** Measures how late the event loop runs, from when it is begun until it is ended. */
export function lagMeter(): { readonly begin: () => void; readonly lag: () => number; readonly end: () => void } {
  const delays = monitorEventLoopDelay({ resolution: EVERY })
  let latest = 0
  let timer: NodeJS.Timeout | undefined
  return {
    begin() {
      delays.enable()
      timer = setInterval(() => {
        latest = Number.isNaN(delays.mean) ? 0 : Math.max(0, delays.mean / 1e6 - EVERY)
        delays.reset()
      }, OVER).unref()
    },
    lag: () => latest,
    end() {
      clearInterval(timer)
      delays.disable()
    },
  }
}
