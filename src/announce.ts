/** What a start tells whoever began it: in words, or where the log is to be lines of JSON alone, as such lines. */
import type { LogChoice } from './settings-watching.ts'

/** Tells what a start has come to. */
export type Announcer = {
  readonly say: (text: string) => void
  /** Tells what somebody should look at. */
  readonly complain: (text: string) => void
}

/** Tells by the choice of the operator. */
export function announcerBy({ only }: Pick<LogChoice, 'only'>): Announcer {
  if (!only) return { say: text => console.log(text), complain: text => console.error(text) }
  const write = (level: string, text: string): void => {
    const msg = text.trim()
    if (msg !== '') process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), msg })}\n`)
  }
  return { say: text => write('info', text), complain: text => write('warn', text) }
}
