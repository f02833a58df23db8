// Every page works without these; each module makes one thing more pleasant where the page asks for it.
import "./close.js";
import "./copy.js";
import "./confirm.js";
import "./drop.js";
import "./ticks.js";
import "./follow.js";
import "./once.js";
import "./send.js";
import "./ready.js";
import "./builder.js";
