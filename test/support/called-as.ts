/** How a command for developers is called: options that it does not know are refused, and `--help` tells of those that it does. */
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The words of a call; where they are not those of the usage, tells how it is called and ends the process. */
export function calledAs<const T extends ParseArgsConfig>(
  usage: string,
  config: T,
  words: readonly string[] = process.argv.slice(2),
): ReturnType<typeof parseArgs<T>> {
  if (words.includes('--help') || words.includes('-h')) {
    console.log(usage)
    process.exit(0)
  }
  try {
    return parseArgs<T>({ ...config, args: [...words] })
  } catch (error) {
    return refuseCall(usage, (error as Error).message)
  }
}

/** Says what is wrong with a call and how it is meant, and ends the process. */
export function refuseCall(usage: string, why: string): never {
  console.error(`${why}\n\n${usage}`)
  process.exit(2)
}
