"""Wrong versions of the exercises of `update_rules.py`, as edits of the reference."""

from grading.mistake import Mistake

VELOCITY = 'config["momentum"] * config["velocity"] - config["learning_rate"] * dw'
KEPT = 'config["velocity"] = config["momentum"]'
NESTEROV = 'w + config["momentum"] * config["velocity"] - step'
CACHE = 'config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw**2'
ROOT = '(np.sqrt(config["cache"]) + config["epsilon"])'
M, V = 'beta1 * config["m"] + (1 - beta1) * dw', 'beta2 * config["v"] + (1 - beta2) * dw**2'
M_HAT, V_HAT = 'config["m"] / (1 - beta1 ** config["t"])', 'config["v"] / (1 - beta2 ** config["t"])'
STAIRS = "factor ** (epoch // every)"
WAVE = "(1 + np.cos(np.pi * epoch / epochs)) / 2"

MISTAKES = [
    Mistake("uphill", "sgd.step", {'w - config["learning_rate"]': 'w + config["learning_rate"]'}),
    Mistake("rate_missing", "sgd.step", {'config["learning_rate"] * dw': "dw"}),
    Mistake("velocity_positive", "sgd_momentum.steps", {VELOCITY: VELOCITY.replace(" - ", " + ")}),
    Mistake("rate_missing", "sgd_momentum.steps", {'config["learning_rate"] * dw': "dw"}),
    Mistake(
        "velocity_not_kept",
        "sgd_momentum.steps",
        {KEPT: 'velocity = config["momentum"]', 'w + config["velocity"]': "w + velocity"},
    ),
    Mistake(
        "momentum_of_step",
        "sgd_momentum.steps",
        {VELOCITY: 'config["velocity"] - config["momentum"] * config["learning_rate"] * dw'},
    ),
    Mistake(
        "step_shared",
        "sgd_momentum.steps",
        {VELOCITY: VELOCITY.replace("- config", '- (1 - config["momentum"]) * config')},
    ),
    Mistake("moved_velocity_subtracted", "sgd_momentum.steps", {'w + config["velocity"]': 'w - config["velocity"]'}),
    Mistake("moved_as_plain_momentum", "nesterov.steps", {NESTEROV: 'w + config["velocity"]'}),
    Mistake("moved_step_missing", "nesterov.steps", {NESTEROV: 'w + config["momentum"] * config["velocity"]'}),
    Mistake("moved_momentum_missing", "nesterov.steps", {NESTEROV: 'w + config["velocity"] - step'}),
    Mistake("root_missing", "rmsprop.steps", {ROOT: '(config["cache"] + config["epsilon"])'}),
    Mistake("epsilon_in_root", "rmsprop.steps", {ROOT: 'np.sqrt(config["cache"] + config["epsilon"])'}),
    Mistake(
        "shares_exchanged",
        "rmsprop.steps",
        {CACHE: '(1 - config["decay_rate"]) * config["cache"] + config["decay_rate"] * dw**2'},
    ),
    Mistake("squares_summed", "rmsprop.steps", {CACHE: 'config["cache"] + dw**2'}),
    Mistake("square_missing", "rmsprop.steps", {"* dw**2": "* dw"}),
    Mistake(
        "cache_not_kept",
        "rmsprop.steps",
        {'config["cache"] = config': "cache = config", ROOT: '(np.sqrt(cache) + config["epsilon"])'},
    ),
    Mistake("v_square_missing", "adam.moments", {V: V.replace("dw**2", "dw")}),
    Mistake(
        "betas_exchanged", "adam.moments", {'config["beta1"], config["beta2"]': 'config["beta2"], config["beta1"]'}
    ),
    Mistake(
        "t_not_counted",
        "adam.moments",
        {
            'config["t"] += 1': 'count = config["t"] + 1',
            '** config["t"])\n    v_hat': "** count)\n    v_hat",
            '(1 - beta2 ** config["t"])': "(1 - beta2**count)",
        },
    ),
    Mistake("m_shares_exchanged", "adam.moments", {M: '(1 - beta1) * config["m"] + beta1 * dw'}),
    Mistake("m_hat_kept", "adam.moments", {"    v_hat =": '    config["m"] = m_hat\n    v_hat ='}),
    Mistake("not_corrected", "adam.steps", {M_HAT: 'config["m"]', V_HAT: 'config["v"]'}),
    Mistake("m_not_corrected", "adam.steps", {M_HAT: 'config["m"]'}),
    Mistake(
        "t_of_before",
        "adam.steps",
        {
            M_HAT: 'config["m"] / (1 - np.float64(beta1) ** (config["t"] - 1))',
            V_HAT: 'config["v"] / (1 - np.float64(beta2) ** (config["t"] - 1))',
        },
    ),
    Mistake(
        "epsilon_in_root", "adam.steps", {'(np.sqrt(v_hat) + config["epsilon"])': 'np.sqrt(v_hat + config["epsilon"])'}
    ),
    Mistake("root_missing", "adam.steps", {"np.sqrt(v_hat)": "v_hat"}),
    Mistake("no_stairs", "step_decay.rate", {"epoch // every": "epoch / every"}),
    Mistake("one_epoch_late", "step_decay.rate", {"(epoch // every)": "(max(epoch - 1, 0) // every)"}),
    Mistake("times_stairs", "step_decay.rate", {STAIRS: "factor * (epoch // every)"}),
    Mistake(
        "one_missing", "cosine_decay.rate", {"(1 + np.cos(np.pi * epoch / epochs))": "np.cos(np.pi * epoch / epochs)"}
    ),
    Mistake(
        "not_halved",
        "cosine_decay.rate",
        {f"* {WAVE}": f"* {WAVE[:-4]}"},
    ),
    Mistake("degrees", "cosine_decay.rate", {"np.pi * epoch": "180 * epoch"}),
    Mistake("epochs_less_one", "cosine_decay.rate", {"np.pi * epoch / epochs": "np.pi * epoch / max(epochs - 1, 1)"}),
]
