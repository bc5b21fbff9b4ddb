// The tour was ended: this browser remembers it for a year, so that the first page does not offer it again. Nothing is sent anywhere else.
export default function ({ data }) {
  const safe = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${data.name}=ended; Path=/; Max-Age=31536000; SameSite=Lax${safe}`;
}
