"use strict";
/* Reading and listening: one sound for all scenes of a book. Without this script each scene has its own player. */
(() => {
  const { announce } = window.storyCreator;
  const settings = window.readSettings;
  const place = window.readPlace;
  const along = window.readAlong;
  const WAITS = [0, 1_000, 4_000];   // milliseconds before the sound is asked for again

  const reading = document.getElementById("reading");
  const player = document.getElementById("player");
  const scenes = [...reading.querySelectorAll("[data-scene]")];
  const hasSound = scenes.some((scene) => scene.dataset.sound);
  const part = (name) => player.querySelector(`[data-${name}]`);
  const [now, at, length, seek, playButton, sleep, trouble] = ["now", "at", "length", "seek", "play", "sleep", "trouble"].map(part);
  const { clock } = place;

  const audio = document.createElement("audio");
  let scene = null;        // the one that is heard, or would be
  let goal = null;         // seconds to go to as soon as the sound is there
  let reached = 0;         // the last second that was heard
  let isWanted = false;    // whether the reader wants to hear it
  let isTouched = false;   // whether they ever did; until then the scene is the one in view
  let failures = 0;
  let failedAt = 0;

  const named = (which) => `Scene ${which.dataset.scene}, ${which.dataset.title}`;
  const secondsOf = (which) => Number(which.dataset.seconds ?? 0);
  const seconds = () => goal ?? audio.currentTime;
  const neighbour = (which, step) => scenes[scenes.indexOf(which) + step];
  const nextWithSound = () => scenes.slice(scenes.indexOf(scene)).find((each) => each.dataset.sound)
    ?? scenes.find((each) => each.dataset.sound);
  const inView = () => scenes.find((each) => each.dataset.scene === place.inView().scene);

  // ── the sound of a scene ──
  function open(which, from = 0) {
    scene = which;
    failures = 0;
    reached = from;
    if (scene.dataset.sound) ask(from);
    else silence();
    showPlace();
    showState();
  }
  function ask(from) {
    audio.src = scene.dataset.sound;
    audio.defaultPlaybackRate = audio.playbackRate = Number(settings.get("speed"));
    goTo(from);
    if (isWanted) begin();
  }
  function silence() {
    isWanted = false;
    goal = null;
    if (!audio.hasAttribute("src")) return;
    audio.removeAttribute("src");
    audio.load();
  }
  function goTo(second) {
    const there = Math.min(Math.max(second, 0), secondsOf(scene));
    if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) audio.currentTime = there;
    else goal = there;
    reached = there;
    showPlace();
  }
  function begin() {
    audio.play().catch((error) => {
      if (error.name === "NotAllowedError") announce("The browser did not let the sound begin. Press Play once more.");
      else if (!["AbortError", "NotSupportedError"].includes(error.name)) throw error;   // the sound's own error says the rest
    });
  }

  // ── what the reader asks for ──
  function touch() {
    isTouched = true;
    trouble.hidden = true;
    place.dismiss();
    if (!scene.dataset.sound) open(nextWithSound());
  }
  function play() {
    touch();
    isWanted = true;
    if (audio.error) ask(reached);
    else begin();
    along.follow();
    showState();
  }
  function pause() {
    isWanted = false;
    audio.pause();
    keepPlace();
    showState();
  }
  const toggle = () => (isWanted ? pause() : play());
  function playFrom(which, from) {
    if (which === scene) goTo(from);
    else open(which, from);
    play();
  }
  function jump(second) {
    touch();
    goTo(second);
    along.follow();
    if (!isWanted) keepPlace();
  }
  function turn(step) {
    const next = neighbour(scene, step) ?? (step < 0 ? scene : null);
    if (!next) { announce("This is the last scene."); return; }
    if (hasSound) isTouched = true;
    along.follow();
    goOnWith(next);
    along.showScene(next);
  }
  function goOnWith(next) {
    open(next);
    if (isWanted && along.isFollowing()) along.showScene(next);
    announce(next.dataset.sound || !hasSound ? `${named(next)}.` : `${named(next)}, has no sound. Its text is here; Play goes on with the next that has.`);
  }
  /** Until something is heard the bar names the scene that is read. */
  function watch() {
    if (isTouched || inView() === scene) return;
    open(inView());
  }

  // ── what is shown ──
  let shown = "";
  function showPlace() {
    if (!hasSound) return;
    const whole = secondsOf(scene);
    const second = Math.min(seconds(), whole);
    along.mark(isTouched && scene.dataset.sound ? scene : null, second);
    if (shown === (shown = `${scene.dataset.scene} ${Math.floor(second)}`)) return;
    at.textContent = clock(second);
    length.textContent = clock(Math.round(whole));
    seek.max = Math.floor(whole) || 1;
    if (!seek.matches(":active")) seek.value = Math.floor(second);
    seek.disabled = !scene.dataset.sound;
    seek.setAttribute("aria-label", `Position in scene ${scene.dataset.scene}`);
    seek.setAttribute("aria-valuetext", `${at.textContent} of ${length.textContent}`);
  }
  function showState() {
    now.textContent = named(scene);
    player.dataset.state = isWanted ? "playing" : "paused";
    playButton?.setAttribute("aria-label", isWanted ? "Pause" : "Play");
    for (const link of document.querySelectorAll(".chips a[href^='#scene-']")) {
      if (link.hash === `#scene-${scene.dataset.scene}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    along.hear(isWanted);
    tellSystem();
  }
  function everyFrame() {
    showPlace();
    if (!audio.paused) requestAnimationFrame(everyFrame);
  }

  // ── the sound's own news ──
  audio.addEventListener("loadedmetadata", () => {
    if (goal === null) return;
    audio.currentTime = goal;
    goal = null;
  });
  audio.addEventListener("timeupdate", () => {
    if (goal === null) reached = audio.currentTime;
    if (reached > failedAt + 5) failures = 0;
    showPlace();
    if (!audio.paused) keepPlace();
  });
  audio.addEventListener("seeked", () => { showPlace(); tellSystem(); });
  audio.addEventListener("playing", () => {
    playButton.removeAttribute("aria-busy");
    requestAnimationFrame(everyFrame);
    showState();
  });
  audio.addEventListener("waiting", () => { if (isWanted) playButton.setAttribute("aria-busy", "true"); });
  audio.addEventListener("pause", () => {   // also from outside: headphones, another sound
    playButton.removeAttribute("aria-busy");
    if (!audio.paused || audio.ended || audio.error) return;
    isWanted = false;
    keepPlace();
    showState();
  });
  audio.addEventListener("ended", () => {
    const next = neighbour(scene, 1);
    if (sleep.value === "scene") isWanted = false;
    if (next) goOnWith(next);
    else finish();
    if (sleep.value === "scene") fallAsleep("at the end of the scene");
  });
  function finish() {
    isWanted = false;
    place.forget();
    showState();
    announce(`That was the end of ${reading.dataset.title}.`);
  }
  // A link to a file of ours may have run out: it is asked for again, and the sound goes on at the same second.
  audio.addEventListener("error", () => {
    if (!audio.hasAttribute("src")) return;
    failedAt = reached;
    if (failures < WAITS.length) {
      const asked = scene;
      setTimeout(() => { if (scene === asked && audio.error) ask(reached); }, WAITS[failures]);
      failures += 1;
      return;
    }
    failures = 0;
    isWanted = false;
    playButton.removeAttribute("aria-busy");
    showState();
    trouble.textContent = `The sound stopped coming. The text is all here, and Play goes on at ${clock(reached)}.`;
    trouble.hidden = false;
    announce(trouble.textContent);
  });

  // ── the place is kept ──
  let keptAt = 0;
  function keepPlace() {
    if (Math.abs(reached - keptAt) < 2 && !audio.paused) return;
    keptAt = reached;
    if (scene.dataset.sound) place.keep({ scene: scene.dataset.scene, sound: scene.dataset.sound, seconds: reached });
  }
  function leave() {
    if (!isTouched) place.keepView();
    else if (!audio.ended) keepPlace();
  }
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  function goOn(which, { seconds: from, paragraph }) {
    if (which.dataset.sound && paragraph === undefined) {
      playFrom(which, from);
      if (!from) along.showScene(which);
      return;
    }
    const text = which.querySelectorAll(".prose > p")[paragraph] ?? which;
    text.scrollIntoView({ block: "start", behavior: "instant" });
    which.focus({ preventScroll: true });
  }

  // ── sleep ──
  let deadline = 0;
  let ticking = 0;
  function chooseSleep() {
    clearInterval(ticking);
    sleep.querySelectorAll("[data-words]").forEach((option) => { option.textContent = option.dataset.words; option.removeAttribute("data-words"); });
    if (!Number(sleep.value)) return;
    deadline = Date.now() + Number(sleep.value) * 60_000;
    sleep.selectedOptions[0].dataset.words = sleep.selectedOptions[0].textContent;
    ticking = setInterval(countDown, 1_000);
  }
  function countDown() {
    const left = Math.ceil((deadline - Date.now()) / 60_000);
    if (left > 0) sleep.selectedOptions[0].textContent = left === 1 ? "1 minute left" : `${left} minutes left`;
    else if (isWanted) fallAsleep("by the sleep timer");
    else { sleep.value = ""; chooseSleep(); }
  }
  function fallAsleep(how) {
    pause();
    sleep.value = "";
    chooseSleep();
    announce(`Stopped ${how}.`);
  }

  // ── the system's own keys and lock screen ──
  function tellSystem() {
    if (!("mediaSession" in navigator) || !isTouched || !scene.dataset.sound) return;
    const picture = scene.querySelector("img")?.src;
    const { title: album, byline: artist } = reading.dataset;
    navigator.mediaSession.metadata = new MediaMetadata({ title: named(scene), album, artist, artwork: picture ? [{ src: picture }] : [] });
    navigator.mediaSession.playbackState = isWanted ? "playing" : "paused";
    navigator.mediaSession.setPositionState({ duration: secondsOf(scene), playbackRate: audio.playbackRate, position: Math.min(seconds(), secondsOf(scene)) });
  }
  function bindSystem() {
    const asked = {
      play, pause,
      previoustrack: () => turn(-1), nexttrack: () => turn(1),
      seekbackward: () => jump(seconds() - 15), seekforward: () => jump(seconds() + 15),
      seekto: ({ seekTime }) => jump(seekTime),
    };
    for (const [action, answer] of Object.entries(asked)) {
      try {
        navigator.mediaSession.setActionHandler(action, answer);
      } catch (error) {   // a browser that does not know this one
        if (!(error instanceof TypeError)) throw error;
      }
    }
  }

  // ── keys ──
  const toggleKeys = () => document.getElementById("reading-keys").togglePopover();
  const KEYS = {
    j: () => turn(1), k: () => turn(-1), "?": toggleKeys,
    ...(hasSound && { " ": toggle, f: along.follow, ArrowLeft: () => jump(seconds() - 15), ArrowRight: () => jump(seconds() + 15) }),
  };
  const isTaken = (target, key) => target.closest("input:not([type=range]), textarea, select, [contenteditable]")
    || (key === " " && target.closest("button, summary"))
    || (key.startsWith("Arrow") && target.closest("[type=range]"));
  document.addEventListener("keydown", (event) => {
    const action = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (settings.get("keys") !== "on" || isTaken(event.target, event.key)) return;
    event.preventDefault();
    action();
  });

  // ── the page is taken over ──
  function bindSound() {
    audio.preload = "none";
    player.append(audio);
    playButton.addEventListener("click", toggle);
    player.querySelectorAll("[data-skip]").forEach((button) => button.addEventListener("click", () => jump(seconds() + Number(button.dataset.skip))));
    part("follow").addEventListener("click", along.follow);
    seek.addEventListener("input", () => jump(Number(seek.value)));
    sleep.addEventListener("change", chooseSleep);
    document.getElementById("speed").addEventListener("change", ({ target }) => { audio.defaultPlaybackRate = audio.playbackRate = Number(target.value); });
    for (const button of reading.querySelectorAll("[data-listen]")) {
      button.hidden = false;
      button.addEventListener("click", () => playFrom(button.closest("[data-scene]"), 0));
    }
    reading.querySelectorAll("audio").forEach((plain) => plain.remove());
    along.bind(playFrom);
    if ("mediaSession" in navigator) bindSystem();
  }
  if (hasSound) bindSound();
  player.querySelectorAll("[data-turn]").forEach((button) => button.addEventListener("click", () => turn(Number(button.dataset.turn))));
  document.querySelector("[data-keys-hint]").hidden = false;
  player.hidden = false;
  open(inView());
  addEventListener("scroll", watch, { passive: true });
  place.suggest(goOn);
})();
