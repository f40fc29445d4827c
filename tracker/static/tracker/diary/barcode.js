// The barcode page: digits from the camera or from a photo are put into the form, which looks them up.
// Where the browser has no reader of its own, one comes from this site, and not before it is needed.

const FORMATS = ["ean_13", "ean_8", "upc_a", "upc_e", "itf"];
const WIDTH = 960; // of what is read in a camera's picture: enough for bars, and a phone keeps up
const PHOTO = 1600; // the longer side of a photo that is read first
const PAUSE = 60; // milliseconds between two looks
const LONG = 12_000;

const form = document.getElementById("digits");
const scan = document.getElementById("scan");
const [viewfinder, video, start, stop, torch, photo] = [".viewfinder", "video", "[data-start]", "[data-stop]", "[data-torch]", "#photo"].map(
  (selector) => scan.querySelector(selector),
);
const status = scan.querySelector("[role=status]");
const lines = scan.querySelector("template").content;
const say = (line, digits = "") => {
  status.textContent = `${lines.querySelector(`[data-line="${line}"]`)?.textContent ?? ""} ${digits}`.trim();
};

let reader = null;
let loading = null;
let running = null;

const ownReader = async () => {
  const known = (await window.BarcodeDetector?.getSupportedFormats?.().catch(() => [])) ?? [];
  return known.includes("ean_13") ? new window.BarcodeDetector({ formats: FORMATS.filter((format) => known.includes(format)) }) : null;
};

const siteReader = () =>
  (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = scan.dataset.reader;
    script.onload = () => {
      const { BarcodeDetector, prepareZXingModule } = window.BarcodeDetectionAPI;
      const ready = prepareZXingModule({ overrides: { locateFile: () => scan.dataset.wasm }, fireImmediately: true });
      ready.then(() => resolve(new BarcodeDetector({ formats: FORMATS })), reject);
    };
    script.onerror = reject;
    document.head.append(script);
  }));

const prepare = async () => (reader ??= (await ownReader()) ?? (await siteReader()));

// A number whose check digit fits, the one that is largest in the picture. UPC-E hides its check digit's sum: the
// reader has verified it, and the server does again.
const fits = (digits) => [...digits].reverse().reduce((sum, digit, place) => sum + digit * (place % 2 ? 3 : 1), 0) % 10 === 0;
const isGood = ({ rawValue, format }) =>
  /^(\d{8}|\d{12,14})$/.test(rawValue) && (format === "upc_e" || fits(rawValue)) && (format !== "itf" || rawValue.length === 14);
const area = ({ boundingBox }) => boundingBox.width * boundingBox.height;

const read = async (picture) => {
  let codes;
  try {
    codes = await reader.detect(picture);
  } catch (error) {
    if (reader === (await loading)) throw error;
    reader = await siteReader(); // Chrome without Google's services has the class, and nothing behind it
    codes = await reader.detect(picture);
  }
  return codes.filter(isGood).sort((a, b) => area(b) - area(a))[0]?.rawValue;
};

const take = (digits) => {
  say("found", digits);
  viewfinder.classList.add("found");
  navigator.vibrate?.(60);
  form.elements.code.value = digits;
  form.requestSubmit();
};

const canvas = document.createElement("canvas");
const draw = (picture, { x = 0, y = 0, width, height, to }) => {
  const scale = Math.min(1, to / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d", { willReadFrequently: true }).drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return canvas;
};

// What the viewfinder shows of the camera's picture: its middle, four to three.
const look = () => {
  const { videoWidth: across, videoHeight: down } = video;
  const [width, height] = [Math.min(across, (down * 4) / 3), Math.min(down, (across * 3) / 4)];
  return draw(video, { x: (across - width) / 2, y: (down - height) / 2, width, height, to: WIDTH });
};

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Two looks have to agree: a blurred picture may give a wrong number with a fitting check digit.
const watch = async (stream) => {
  const since = Date.now();
  let last = null;
  say("looking");
  while (running === stream) {
    const digits = await read(look());
    if (running !== stream) return;
    if (digits && digits === last) {
      video.pause();
      end({ keepPicture: true });
      take(digits);
      return;
    }
    last = digits ?? last;
    if (!last && Date.now() - since > LONG) say("still-looking");
    await wait(PAUSE);
  }
};

const end = ({ keepPicture = false } = {}) => {
  for (const track of running?.getTracks?.() ?? []) track.stop();
  running = null;
  stop.hidden = torch.hidden = true;
  start.hidden = keepPicture || start.dataset.off === "true";
  if (!keepPicture) {
    video.srcObject = null;
    viewfinder.hidden = true;
    viewfinder.classList.remove("found");
    say("");
  }
};

const giveUp = (line) => {
  start.dataset.off = "true";
  end();
  say(line);
};

const open = async () => {
  const token = (running = {});
  start.hidden = true;
  stop.hidden = false;
  say("starting");
  const ready = prepare();
  ready.catch(() => {}); // waited for below
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    if (running !== token) return;
    const line = { NotFoundError: "none", OverconstrainedError: "none", NotAllowedError: "NotAllowedError", SecurityError: "NotAllowedError" };
    giveUp(line[error.name] ?? "NotReadableError");
    return;
  }
  if (running !== token) {
    for (const track of stream.getTracks()) track.stop();
    return;
  }
  running = stream;
  const [track] = stream.getVideoTracks();
  video.classList.toggle("mirrored", track.getSettings().facingMode !== "environment");
  torch.hidden = !track.getCapabilities?.().torch;
  torch.ariaPressed = "false";
  video.srcObject = stream;
  viewfinder.hidden = false;
  say("loading");
  try {
    await Promise.all([video.play(), ready]);
    await watch(stream);
  } catch (error) {
    console.warn(error);
    if (running === stream) giveUp("unavailable");
  }
};

const readPhoto = async (file) => {
  end();
  say("reading-photo");
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    say("no-photo");
    return;
  }
  try {
    await prepare();
    const { width, height } = picture;
    const longer = Math.max(width, height);
    let digits = await read(draw(picture, { width, height, to: PHOTO }));
    if (!digits && longer > PHOTO) digits = await read(draw(picture, { width, height, to: longer }));
    if (digits) take(digits);
    else say("nothing-in-photo");
  } catch (error) {
    console.warn(error);
    say("unavailable");
  }
};

start.addEventListener("click", open);
stop.addEventListener("click", () => end());
torch.addEventListener("click", async () => {
  const isOn = torch.ariaPressed !== "true";
  await running?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: isOn }] });
  torch.ariaPressed = String(isOn);
});
photo.addEventListener("change", () => {
  if (photo.files[0]) readPhoto(photo.files[0]);
  photo.value = ""; // the same file can be chosen again
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden && running) end();
});
window.addEventListener("pagehide", () => end());

// A hand scanner types; on a phone, a field in focus would bring up the keyboard.
if (matchMedia("(pointer: fine)").matches) {
  form.elements.code.focus();
  form.elements.code.select();
}
scan.hidden = false;
if (!window.isSecureContext) giveUp("insecure");
else if (!navigator.mediaDevices?.getUserMedia) giveUp("none");
else {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null);
  if (devices && !devices.some(({ kind }) => kind === "videoinput")) giveUp("none");
}
