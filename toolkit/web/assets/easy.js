// Remembers on this device whether somebody wants Easy Read; doors and screens read the same cookie.
const A_YEAR = 31_536_000;

export default function ({ data }) {
  document.cookie = `${data.name}=${data.on ? 1 : 0}; path=/; max-age=${A_YEAR}; samesite=lax`;
}
