// How long the time is still kept, counted down. Without this file the page says it once, in words.
const MOMENTS_S = [300, 120, 60];
const line = document.querySelector("[data-countdown]");
const said = document.querySelector("[data-said]");

function clock(left_s) {
  return `${Math.floor(left_s / 60)}:${String(left_s % 60).padStart(2, "0")}`;
}

function sentence(left_s) {
  if (left_s <= 0) return said.dataset.over;
  return left_s === 60 ? said.dataset.minute : `${left_s / 60} ${said.dataset.minutes}`;
}

function start() {
  const ends = Date.now() + Number(line.dataset.leftS) * 1000;
  const shown = line.querySelector("[data-shown]");
  let moments = [...MOMENTS_S, 0].filter((moment) => moment < Number(line.dataset.leftS));
  const tick = () => {
    const left_s = Math.max(0, Math.round((ends - Date.now()) / 1000));
    shown.textContent = left_s ? `${said.dataset.left} ${clock(left_s)}` : said.dataset.over;
    const passed = moments.filter((moment) => left_s <= moment);
    if (passed.length) said.textContent = sentence(Math.min(...passed));
    moments = moments.filter((moment) => left_s > moment);
    line.classList.toggle("countdown-short", left_s <= 120);
    if (left_s === 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1000);
  tick();
}

if (line && said) start();
