import { Refusal } from '../errors/refusal.ts'

const MIN_LENGTH = 8
const MAX_LENGTH = 256

/**
 * Beginnings of the most common passwords in published leaks; passwords of eight or more characters that start with one
 * are refused.
 */
const COMMON = [
  'password',
  'passw0rd',
  'passwort',
  'motdepasse',
  'contraseña',
  'wachtwoord',
  'qwertyui',
  'qwertzui',
  'azertyui',
  'qwerty12',
  'qwertz12',
  '12345678',
  '87654321',
  '11111111',
  '00000000',
  'abcd1234',
  'abc12345',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'trustno1',
  'letmein1',
  'welcome1',
  'admin123',
  'administ',
  'changeme',
  'starwars',
  'whatever',
  'computer',
  'michelle',
  'internet',
  'samantha',
  'jennifer',
  '1q2w3e4r',
  '1qaz2wsx',
  'zaq12wsx',
  'asdfghjk',
  'aaaaaaaa',
  'a1b2c3d4',
  'p@ssw0rd',
  'p@ssword',
  'charlie1',
  'dragon12',
  'monkey12',
  'shadow12',
  'master12',
]

/**
 * Refuses a password that attackers would try early.
 *
 * @throws Refusal that says what to change
 * @example checkPassword('correct horse battery', 'ada@example.com') // undefined
 */
export function checkPassword(password: string, email: string): void {
  if (password.length < MIN_LENGTH) throw weakPassword(`needs at least ${MIN_LENGTH} characters`)
  if (password.length > MAX_LENGTH) throw weakPassword(`can have at most ${MAX_LENGTH} characters`)
  const plain = password.toLowerCase()
  const isCommon = COMMON.some((word) => plain.startsWith(word) && plain.length - word.length < 5)
  if (isCommon || new Set(plain).size < 4)
    throw weakPassword('is easy to guess; use three or four words instead')
  const [account = ''] = email.toLowerCase().split('@')
  if (account.length > 3 && plain.includes(account) && plain.length - account.length < 6) {
    throw weakPassword('contains your own address; use three or four words instead')
  }
}

const weakPassword = (why: string) => new Refusal(400, 'weak_password', `The password ${why}.`)
