"""The vocabulary of results: what says which way a figure goes, whether it is a result, and of what.

>>> CHANGE["improves"], CHANGE["fewer"]
('gain', 'reduction')
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GAIN = _words(
    "improves improve improved improving improvement improvements outperforms outperform outperformed outperforming "
    "outperformance surpasses surpass surpassed surpassing beats beat beating increases increase increased "
    "increasing boosts boost boosted boosting gains gain gained gaining raises raise raised raising lifts lift "
    "lifted lifting enhances enhance enhanced enhancing enhancement enhancements uplift uplifts higher better "
    "faster quicker greater stronger speedup speedups speed-up speed-ups speeds speed accelerates accelerate "
    "accelerated accelerating acceleration accelerations advantage advantages lead leads leading ahead rises rise "
    "rose rising grows grow grew elevates elevating elevate advances advance advancing margin margins more jump "
    "jumps jumped jumping increment increments amplifies extends extend longer larger augments bolsters superior "
    "growth strengthens outpaces outpacing outscores outscoring overtakes tops topping climbs climb climbing delta surges surge surged surging soars soar soared soaring inflates inflate inflated "
    "exceeds exceed exceeded exceeding wins win recovers improve/ sped earlier"
)
"""What says that a figure is a gain."""

REDUCTION = _words(
    "reduces reduce reduced reducing reduction reductions decreases decrease decreased decreasing drops drop "
    "dropped dropping lowers lower lowered lowering cuts cut cutting saves save saved saving savings shortens "
    "shorten shortened shortening shrinks shrink shrinking shrunk compresses compress compressed compressing "
    "compression degrades degrade degraded degradation degrading degradations falls fall fell falling declines "
    "decline declined declining loses lose losing lost loss losses less fewer smaller shorter cheaper slower worse "
    "lighter underperforms underperform underperforming lags lag lagging trails trail trailing closes close closing "
    "narrows narrow narrowing diminishes diminish minimizes minimize mitigates mitigating mitigate slashes slashing "
    "trims alleviates suppresses suppressing deterioration deteriorates collapses collapse plummets plummet plunges "
    "downgrade downgrades shrinkage eliminates eliminating curtails worsens penalty slowdown deficit shaves downsizes"
)
"""What says that a figure is a reduction."""

NOUNS = _words(
    "improvement improvements outperformance increase increases boost boosts gain gains enhancement enhancements "
    "uplift uplifts speedup speedups speed-up speed-ups acceleration accelerations advantage advantages lead rise "
    "growth margin margins jump jumps increment increments delta reduction reductions decrease decreases drop drops "
    "cut savings saving compression degradation degradations fall decline declines loss losses deterioration "
    "collapse penalty slowdown deficit downgrade surge"
)
"""Those of them that are nouns, which "of" may join to the figure."""

CHANGE = dict.fromkeys(GAIN, "gain") | dict.fromkeys(REDUCTION, "reduction")

LEVEL = _words(
    "achieves achieve achieved achieving reaches reach reached reaching attains attain attained attaining obtains "
    "obtain obtained obtaining scores score scored scoring yields yielding yield delivers delivering performs "
    "records recorded averages averaging averaged maintains maintaining maintain retains retaining retain preserves "
    "preserving preserve solves solved solve solving resolves resolved resolve resolving succeeds succeed "
    "succeeding fails fail failed failing completes completed complete completing wins winning win won detects "
    "detected detect detecting identifies identified recovers recover recovered recovering matches match matching "
    "passes passed pass correct correctly agree agrees agreement success successful successfully captures blocks "
    "prevents rejects flags covers explains explained predicts predicted classifies classified recalls answers "
    "answered accepted preferred prefer prefers accepts hallucinate refuse refuses comply complies accuracy "
    "accurate accurately survive survives catch catches miss misses missed cover covers eliminate eliminates "
    "attaining outperforms outperform outperforming outperformed surpass surpasses surpassing best state-of-the-art "
    "sota top rank ranks ranked ranking improves improve improved improving beats beat beating exceeds exceeding "
    "exceed better superior ahead first"
)
"""What says that a share or a count tells how well something does."""

QUANTITY = _words(
    "performance cost costs time speeds error errors score scores success quality speed memory footprint parameters "
    "robustness generalization efficiency utility retention storage power energy overhead effectiveness compute "
    "computation consistency similarity correctness alignment agreement gap gaps usage size consumption delay "
    "delays similarities forgetting transfer rank tokens compression space communication workload effort times rates"
)
"""Words for what is measured that name no metric of the registry."""

SIZES = _words(
    "model models llm llms data dataset datasets sample samples parameters params training corpus batch context "
    "sequence sequences tokens counterparts size sizes baselines capacity networks backbone scale resolution "
    "resolutions upsampling downsampling super-resolution upscaling zoom magnification sr compute steps epochs "
    "images layers iterations experts examples demonstrations annotations labels supervision budget teacher vocabulary"
)
"""What a factor may be the size of."""

SETTINGS = _words(
    "sparsity sparse noise missing masking masked confidence ci quantile percentile threshold dropout pruned "
    "pruning sampling subset labels label labeled labelled labeling annotation annotations annotated training "
    "supervision train validation split splits holdout held-out credible poisoned poisoning overlap probability significance humidity chance"
)
"""What follows a percentage that sets up an experiment."""

STOPS = _words(
    "on over than compared for with and while across by from to when that which using at as vs versus after without "
    "against under but whereas, we our these this through via during if between within into because where whereas "
    "is are was were"
) | frozenset(",.;:()[]—")
"""What ends the run of words that belong to a figure."""

_BOUNDED = {
    "at_most": (
        "up to|upto|at most|less than|under|below|within|fewer than|no more than|as low as|as little as|as few as|"
        "as high as|as much as|as many as|as large as|not exceeding|lower than|smaller than|maximum of|<|≤"
    ),
    "at_least": (
        "over|more than|at least|exceeding|exceeds|exceed|exceeded|above|greater than|upwards of|beyond|surpassing|"
        "surpasses|surpass|surpassed|better than|higher than|larger than|no less than|well over|minimum of|>|≥"
    ),
    "about": (
        "approximately|approx|approx .|about|around|roughly|nearly|almost|close to|circa|some|near|an estimated|"
        "on the order of|~|≈"
    ),
}
BOUNDS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): bound for bound, phrases in _BOUNDED.items() for phrase in phrases.split("|")
}
"""What stands before a figure that is a bound or an approximation, word by word."""

FILLERS = _words(
    "a an the its average mean median absolute relative further additional another significant remarkable "
    "impressive substantial total overall cumulative only just even respectable strong new notable large small mere "
    "peak maximum consistent considerable very low high minimal slight nearly respectively additionally estimated "
    "modest still massive staggering dramatic huge wide clear solid noticeable large-scale relatively decent great "
    "good promising whopping approximate typical minimum combined net effective competitive near-perfect robust"
)
"""Words that may stand between a preposition and its figure."""


WHOLES = _words(
    "data dataset datasets parameters params samples tokens training labels annotations images population patients "
    "people adults world global papers users corpus examples articles children women students pixels weights layers "
    "experts heads neurons channels vocabulary participants "
    "respondents respondents' documents sentences words deaths gdp traffic accidents individuals "
    "households companies developers"
)
"""Of what a percentage is a share that no method reached."""

TAKING = _words(
    "pruning removing masking dropping skipping discarding sampling selecting keeping observing using only with "
    "contains contain containing uses use just on from over than affects affecting affect"
)
"""Words before a percentage that take a share of something."""

MAKING_UP = _words(
    "accounting accounts account comprising comprises comprise constitutes constitute constituting represents "
    "representing represent forms makes make fraction portion share proportion percentage prevalence consists "
    "frequency prevalent occurring subset occupies occupying contribute contributes contributed affected suffer suffers"
)
"""Words before a percentage that say what share something is."""

TIME_UNITS = _words(
    "ps ns µs μs us ms msec s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks "
    "millisecond milliseconds microsecond microseconds nanoseconds"
)
"""Units of time."""

COST_UNITS = TIME_UNITS | _words("KB kB MB GB TB MiB GiB KiB W mW kW J mJ µJ kWh $ € £ USD dollar dollars cent cents")
"""Units of what a method spends."""

RATES = frozenset({"FPS", "fps", "Fps", "frames per second"})
"""Units of how many pictures a second."""

SPENT = TIME_UNITS | _words(
    "time times latency throughput speed speeds runtime fps delay rate inference wall clock tps memory cost costs size "
    "footprint energy power storage consumption usage budget error errors distance frequency duration overhead vram ram "
    "compute price interval"
)
"""Words in the names of what is given in units of time, size, energy or price."""

SPENDING = _words(
    "takes take taking took runs run running runtime inference latency generates generate generating generation "
    "renders rendering render trains train training trained requires require requiring process processes processing "
    "completes complete completed completing finishes finish computes compute converges converge solves solve "
    "executes executing execution costs cost costing memory footprint time speed fast faster real-time deployment "
    "deployed fits fit budget consumes consuming reduces reducing reduce per achieves achieving producing produces "
    "produce reconstructs reconstruction average averaging only real interactive throughput rate rates frame "
    "frequency reaching reaches operates operating streaming tracking generated rendered produced computed "
    "reconstructed processed deployed solved obtained optimized converging optimization decode decoding response "
    "search query"
)
"""Words around a time, a size or a price that say it is spent."""

SCORING = _words(
    "scores scoring scored achieves achieving achieve achieved reaches reaching reached reach attains attaining "
    "attained obtains obtaining averages averaging hits hitting"
)
"""Verbs right behind which a bare number is a score."""

SYMBOLS = _words("r ρ τ τb κ rho tau kappa r2 r² icc auc auroc f1 dsc acc")
"""Symbols of measures, before an equals sign."""

OUTDOING = _words(
    "outperforms outperform outperformed outperforming surpasses surpass surpassed surpassing beats beat beating "
    "exceeds exceed exceeded exceeding outscores outscoring outpaces outpacing"
)
"""Verbs whose object is a baseline."""

NOT_PART = _words(
    "corresponding respective a an the its our their average mean overall average, high low higher lower with and of in on an median peak "
    "total but new state-of-the-art per factor by improving improves improve reduces reducing reduce maintaining "
    "achieving achieves reaching reaches reach increases increasing increase decreases decreasing shortens lowers "
    "lowering boosts boosting raises raising lifts lifting for to from achieve an attains attaining obtains "
    "obtaining yields yielding has have having than at or both competitive strong superior best only smallest "
    "largest highest lowest remarkable impressive final minimum maximum while that is are cuts drops reduced "
    "improved increased decreased reported reporting delivers delivering provides providing remarkably better "
    "excellent perfect mean per-step state-of-the-art showing shows keeps keeping enhances enhance enhancing enhanced "
    "elevates elevating boosted raised lifted accelerates accelerating degrades degrading significantly substantially "
    "consistently notably greatly dramatically considerably further also"
)
"""Words that a name of what is measured does not begin with."""

NO_QUANTITY = _words(
    "it they we which that this these those baseline baselines method methods model models approach approaches "
    "state-of-the-art art average up to total sota benchmarks benchmark dataset datasets data tasks task set sets "
    "list series family set-up range subset sample samples group groups number ratio scale up. level levels order "
    "rest majority minority minimum maximum one two three respectively results result figure table section equation "
    "out increase decrease and or by with in on for as version collection total corpus systems system network "
    "networks llms agents agent users participants patients images videos resolution threshold epoch epochs step "
    "steps layer layers batch width depth height length age ages year years hours period date time-step budget "
    "temperature probability confidence interval parameter parameters sequences sequence tokens token context "
    "momentum decay dropout regularization slope exponent radius coefficient learning-rate compared relative than approximately about nearly ranging ranges range averaging average"
)
"""Words that a name of what is measured does not end with."""

SPEED = _words(
    "faster quicker slower speedup speedups speed-up speed-ups speeds sped acceleration accelerations accelerates "
    "accelerate accelerating accelerated slowdown"
)
"""Words of change that are about time alone, whatever was measured before."""

TIMED = _words("time times latency throughput speed runtime fps delay rate inference wall-clock tps")
"""Words in the names of what is faster or slower."""

OPERATING = _words(
    "risk fpr far fmr fnr recall precision specificity sensitivity tpr coverage false type-i confidence abstention"
)
"""What a percentage behind "at" fixes while another figure is read off."""

COMPARED = _words(
    "method methods model models baseline baselines approach approaches system systems state-of-the-art sota"
)
"""Words for what is outdone, which is not what is measured."""

NO_METRIC = _words(
    "CI CIs GPU GPUs CPU RAM SLA VRAM LLM LLMs VLM VLMs SOTA IID OOD API APIs FP16 INT8 INT4 FP8 RL SFT IQR SD CI, "
    "PDF IoT US USA UK EU"
)
"""Acronyms behind figures that are no metrics."""
