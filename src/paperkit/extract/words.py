"""Plain words that tell what a name is the name of, and plain words that are no names though capitals begin them.

>>> "dataset" in DATA_NOUNS, "framework" in METHOD_NOUNS
(True, True)
"""

from __future__ import annotations

NEAR = 400
"""Characters around a name that are read for what a sentence says of it: sentences are shorter, and what is no sentence
must not take longer than its length."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DATA_NOUNS = _words(
    "dataset datasets data-set data-sets benchmark benchmarks corpus corpora testbed testbeds test-bed testset testsets "
    "test-set test-sets leaderboard leaderboards treebank treebanks simulator simulators database databases "
    "challenge challenges competition competitions suite suites collection collections testsuite track tracks "
    "playground exam gym benchmarking arena subset subsets split splits"
)
"""Nouns for what a benchmark is."""

STRONG_NOUNS = DATA_NOUNS - _words(
    "challenge challenges competition competitions suite suites collection collections track tracks playground exam gym "
    "arena simulator simulators database databases benchmarking subset subsets split splits"
)
"""Those of them that mean little else."""

WEAK_NOUNS = _words(
    "data task tasks environment environments domain domains game games test tests problem problems scene "
    "scenes sequence sequences images videos queries questions topics evaluation evaluations dialogues dialogs "
    "train training validation dev sets set splits split subset subsets val leaderboard "
    "comparisons scenario scenarios experiments results suite simulation simulations world worlds instances dumps dump "
    "speech recordings annotations labels levels platform"
)
"""Nouns behind a name that fit a benchmark as well as other things."""

METHOD_NOUNS = _words(
    "model models method methods framework frameworks architecture architectures algorithm algorithms network networks "
    "approach approaches system systems agent agents pipeline pipelines module modules mechanism mechanisms strategy strategies "
    "technique techniques loss losses objective encoder encoders decoder decoders transformer transformers optimizer optimizers optimiser optimisers regulariser tokeniser summariser summarizer "
    "paradigm paradigms procedure scheme schemes library toolkit toolbox package tool tools policy policies planner "
    "estimator estimators classifier classifiers detector detectors generator generators retriever retrievers reranker "
    "rerankers tokenizer tokenizers adapter adapters layer layers block blocks backbone backbones baseline baselines "
    "embedding embeddings representation representations kernel kernels solver solvers llm llms mllm mllms vlm vlms lm lms plm plms "
    "gpt extension variant variants recipe recipes process formulation attention component components operator "
    "plugin interface engine compiler infrastructure protocol workflow workflows harness software language "
    "theory theorem learner learners tracker trackers segmenter parser predictor sampler samplers scheduler controller "
    "controllers verifier verifiers critic assistant assistants copilot chatbot family vae gan gans cnn cnns gnn gnns rnn "
    "diffusion prior priors regularizer regularization augmentation distillation quantization pruning attack attacks defense "
    "defence reward rewards score scores metric metrics index measure measures principle foundation regime solution "
    "implementation codec codebook compressor representer annotator ensemble mixture expert router routers "
    "chips devices device board boards phone phones drone drones robot robots gpu gpus cpu cpus hardware processor chip accelerator api apis laptop checkpoint checkpoints weights teacher teachers student students "
    "simulators' scaffold scaffolds optimization tuning finetuning fine-tuning prompting search sampling decoding "
    "inference learning estimation stack runtime harness harnesses app application service platform"
)
"""Nouns for what a method, a model or a system is."""

FUNCTION_WORDS = _words(
    "a an the this that these those of in on at by for from with without within into onto to and or nor but as is are was "
    "were be been being has have had do does did can could may might must shall should will would not no than then "
    "which who whose whom where when while whereas because since if whether although though so such it its their our we us they he "
    "she you your his her my i over under between among across through during before after against about above below "
    "via per using use uses used towards toward upon yet also both either neither each every all any some many most "
    "more less few several how what why there here only just even still"
)
"""Words that end a noun phrase."""

GENERIC_CAPITALISED = _words(
    "A An The This That These Those We Our It Its They Their He She You I My Your His Her In On At By For From With Without Within Into "
    "To And Or But As Is Are Was Were Be If Although Though While Whereas Because Since When Where Whether How What Why Which Who "
    "Using Use Used Via Through Over Under Between Among Across During Before After Against About Beyond Towards Toward Upon "
    "Despite Unlike Like Given Based Built Compared Inspired Motivated Leveraging Combining Additionally Also Moreover Furthermore However "
    "Nevertheless Nonetheless Therefore Thus Hence Consequently Finally Lastly First Firstly Second Secondly Third Thirdly Next Then Here There "
    "Specifically Particularly Notably Importantly Interestingly Surprisingly Remarkably Crucially Overall Together Meanwhile Instead Indeed "
    "Recently Currently Today Traditionally Typically Usually Often Generally Existing Recent Previous Prior Current Most Many Several "
    "Some Such Both Each Every All Any Other Another More Few One Two Three Four Five Six Seven Eight Nine Ten No Not Only "
    "Even Still Yet So Extensive Comprehensive Experiments Experimental Experiment Results Result Evaluation Evaluations Evaluating Evaluated "
    "Empirical Empirically Quantitative Qualitative Theoretical Theoretically Numerical Analysis Analyses Training Testing Tested Trained Pretrained Pre-trained Benchmark Benchmarks "
    "Benchmarking Dataset Datasets Data Corpus Corpora Task Tasks Code Codes Model Models Method Methods Project Source Page Website Demo Homepage Figure Fig Table "
    "Section Appendix Supplementary Abstract Introduction Conclusion Paper Work Study Studies Research Researchers Problem Problems Approach Algorithm "
    "Large Small Long Short High Low New Novel Deep Neural Machine Learning Language Vision Visual Video Image Images Text Speech Audio Graph Reinforcement "
    "Multi Cross Human Humans Users User People Natural Artificial Intelligence Real Synthetic Public Standard Popular Challenging Available "
    "State State-of-the-art State-of-the-Art SOTA SoTA Note See Let Consider Suppose Assume Definition Theorem Lemma Corollary Proposition Example Examples "
    "Setting Settings Simulation Simulations Simulated Extending Building Drawing Following Applying Applied Adding Introducing Presenting Proposing Releasing "
    "To-date Among Rather Thanks Due According Concretely Accordingly Similarly Conversely Likewise Alternatively Otherwise Besides Code: Dataset: "
    "Performance Accuracy Precision Recall Statistics Details Implementation Comparison Comparisons Comparing Ablation Ablations Baseline Baselines Classification Detection Segmentation "
    "Recognition Retrieval Generation Translation Summarization Question Answering Reasoning Prediction Domain Domains Open Closed General Generic Medical Clinical Scientific "
    "Multilingual Multimodal Multi-modal Cross-lingual English-language Zero-shot Few-shot Zero Few Fine-tuning Fine-tuned Finetuning Pre-training Pretraining Self-supervised Supervised Unsupervised "
    "Semi-supervised Weakly Collecting Collected Creating Created Constructing Constructed Analyzing Analysing Learned Ours Validation Test Train Development Set Sets Split Splits Large-scale "
    "Web Internet Online Social Media News Product Books Movies Music Financial Legal Biomedical Chemical Physical Mobile Remote Satellite Aerial Street Urban Indoor Outdoor "
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Part Stage Step Phase Level Version Type Class Category Group Case Table1 Top Best Better Average Total Full Main Final Initial Average Original Different Similar Same"
)
"""Words that capitals begin at the start of a sentence or in headings."""

GENERIC_ACRONYMS = _words(
    "AI ML DL RL NLP NLU NLG CV IR QA VQA NER NLI RE MT ASR TTS OCR IE EL WSD POS AMR SRL STS RTE LLM LLMs MLLM MLLMs VLM VLMs LVLM LVLMs LMM LMMs SLM SLMs PLM PLMs LM LMs FM FMs "
    "VLA VLAs CNN CNNs RNN RNNs GNN GNNs GCN GAT LSTM GRU MLP MLPs DNN DNNs ANN SNN SNNs GAN GANs VAE VAEs SVM kNN KNN PCA EM MCMC HMM CRF DPO PPO GRPO RLHF RLVR RLAIF SFT RAG ICL CoT "
    "ToT PEFT LoRA MoE MoEs NAS SSL UDA DA OOD ID IID ZSL GZSL FSL FSCIL CIL TIL CL FL HPO AutoML XAI ViT ViTs MLM CLM NTP MTP KD KV GPU GPUs CPU CPUs TPU TPUs NPU FPGA RAM VRAM FLOPs FLOP FPS "
    "WSOL WSSS AIoT POI POIs MIL LTR LtR HMR MIDI VFX SNPs DTA E2E API APIs SDK URL HTML XML JSON CSV PDF PDFs SQL SPARQL UI GUI GUIs UX CLI HTTP IoT IDE OS PC CAD "
    "3D 2D 4D 6D 5D 1D 3DGS NeRF NeRFs SLAM SfM MVS VO VIO BEV LiDAR RADAR SAR RGB RGB-D RGBD RGBT DSLR CT MRI fMRI EEG ECG EHR EHRs EMR X-ray PET WSI WSIs H&E CXR OCT US DNA RNA mRNA scRNA-seq SNP ICU ADHD "
    "SOTA SoTA MSE MAE RMSE BLEU ROUGE F1 AUC ROC mAP AP IoU mIoU PSNR SSIM FID WER CER MRR NDCG nDCG MAP R2 "
    "UAV UAVs UGV AV AVs ADAS USV HCI HRI CTR CVR AUV MDP MDPs POMDP POMDPs CMDP MPC PID ODE ODEs PDE PDEs SDE SDEs SGD KL MI VI MAP MLE LP MIP MILP SAT SMT TSP VRP CVRP ILP "
    "STEM K-12 Q&A FAQ FAQs NSFW PII TL;DR USA US UK EU UN GDPR HIPAA COVID COVID-19 SARS-CoV-2 HIV NIH NSF DARPA IEEE ACM AAAI CVPR ICCV ECCV NeurIPS NIPS ICML ICLR ACL EMNLP NAACL EACL COLING TACL SIGIR KDD "
    "WWW WSDM CIKM RecSys IJCAI AISTATS UAI COLT INTERSPEECH ICASSP MICCAI ISBI ICRA IROS CoRL RSS WACV BMVC ACCV TPAMI TMLR JMLR KG KGs KB KBs KGE KBQA KGQA MCQ MCQs MCQA ODQA CQA DST TOD SLU MRC RC ABSA "
    "HOI VQAs T2I I2V T2V TTI V2V V2X I2I VLN ReID Re-ID re-ID MOT SOT VOS VIS VPS ISR SR SISR VSR HDR LDR LLIE DFER FER AU AUs GZSL AGI ASI ANI AIGC LLM-as-a-Judge NAR AR TTA TTT TTS "
    "BM25 TF-IDF HTML5 C C++ Python Java JavaScript Rust Go TypeScript Verilog CUDA PTX LaTeX Bayesian Gaussian Markov Poisson Laplacian Euclidean Riemannian Lipschitz Monte Carlo Boolean Fourier Hessian Turing "
    "LRL LRLs L1 L2 SMILES PPI PPIs DTI ADMET QSAR MD DFT GWAS CRISPR NPC NPCs FPV TV DVD DVDs CEO GPT SME SMEs CC-BY MIT Apache"
)
"""Acronyms and terms that name a task, a kind of model or of data, and no benchmark."""

TASK_WORDS = _words(
    "Answering Segmentation Localization Detection Recognition Classification Generation Retrieval Translation "
    "Summarization Reasoning Understanding Tracking Estimation Prediction Grounding Captioning Editing Completion "
    "Extraction Parsing Learning Inference Navigation Manipulation Planning Matching Analysis Synthesis Reconstruction "
    "Restoration Forecasting Splatting Recommendation Modeling Transfer Field"
)
"""Words that end the names of tasks and techniques written with capitals."""

COMPOUND_WORDS = _words(
    "Optical Radar Infrared Thermal Agent Agents Modal View Scale Turn Task Hop Step Shot Level Camera Sensor Depth Object "
    "Scene Event Class Label Source Language Lingual Person Granularity Robot I II III IV V"
)
"""Words that, joined to plain ones by a hyphen, describe: "Multi-Turn", "Task-II"."""

NO_NAME_STARTS = _words(
    "Table Tables Figure Figures Fig Figs Section Sections Algorithm Appendix Equation Eq Theorem Chapter Lemma"
)
"""Words that begin references to parts of the paper."""

ABOUT_DATA = _words(
    "distillation construction creation generation curation condensation augmentation collection synthesis selection pruning "
    "mixing efficiency parallel parallelism vectors vector interference arithmetic conflict conflicts diversity specific"
)
"""Nouns that make of "dataset" in front of them a part of a method's name."""
